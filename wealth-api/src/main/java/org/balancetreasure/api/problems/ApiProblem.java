package org.balancetreasure.api.problems;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Only the checks of this application throw it, so it is no defect. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final @Nullable String field;
    private final @Nullable Rule rule;

    public ApiProblem(ProblemCode code) {
        this(code, null, null);
    }

    private ApiProblem(ProblemCode code, @Nullable String field, @Nullable Rule rule) {
        super(code + " " + field + " " + rule, null, false, false);
        this.code = code;
        this.field = field;
        this.rule = rule;
    }

    /** A field of the request breaks a rule. */
    public static ApiProblem invalid(String field, Rule rule) {
        return new ApiProblem(ProblemCode.INVALID_FIELD, field, rule);
    }

    ProblemCode code() {
        return code;
    }

    @Nullable
    String field() {
        return field;
    }

    @Nullable
    Rule rule() {
        return rule;
    }
}
