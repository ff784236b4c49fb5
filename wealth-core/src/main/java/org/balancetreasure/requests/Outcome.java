package org.balancetreasure.requests;

/** Outcome of a request under its key. */
public sealed interface Outcome {

    /** The effect happened now and is committed. */
    record First(Answer answer) implements Outcome {}

    /** The effect had happened; this is its answer again. */
    record Again(Answer answer) implements Outcome {}

    /** The key names another request. */
    record OtherBody() implements Outcome {}

    /** The first request with this key is still under way; ask again shortly. */
    record UnderWay() implements Outcome {}
}
