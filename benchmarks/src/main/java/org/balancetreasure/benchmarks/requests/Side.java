package org.balancetreasure.benchmarks.requests;

/** One way to do a request: through HTTP, or by its bare statements. */
interface Side {

    String name();

    /** A connection of its own, for one thread. */
    Caller connect() throws Exception;

    /** Does requests one after the other over one connection. */
    interface Caller extends AutoCloseable {

        /**
         * Returns when the request has its answer, which is after the commit.
         *
         * @param number of no other request
         */
        void call(long number) throws Exception;
    }
}
