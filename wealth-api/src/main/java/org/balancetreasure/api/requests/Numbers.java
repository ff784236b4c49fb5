package org.balancetreasure.api.requests;

import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;

/** Numbers that name something in a path. To clients they are strings. */
public final class Numbers {

    /** Plain digits from 1; 18 of them always fit 64 bits. */
    public static final String PATTERN = "[1-9][0-9]{0,17}";

    private static final Pattern NUMBER = Pattern.compile(PATTERN);

    private Numbers() {}

    /** @throws ApiProblem NOT_FOUND for another text, because nothing has that number */
    public static long inPath(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
