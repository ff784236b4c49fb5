package org.balancetreasure.api.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, newest first.
 *
 * @param limit most rows of the page
 * @param before only rows with a smaller id; {@link Long#MAX_VALUE} to begin
 */
public record PageRequest(int limit, long before) {

    public static final int LIMIT_MAX = 100;
    public static final int LIMIT_DEFAULT = 20;

    /** @throws ApiProblem naming the parameter at fault */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int rows = limit == null ? LIMIT_DEFAULT : limit;
        if (rows < 1 || rows > LIMIT_MAX) {
            throw ApiProblem.invalid("limit", Rule.LIMIT);
        }
        return new PageRequest(rows, cursor == null ? Long.MAX_VALUE : id(cursor));
    }

    /** One more than the page shows, to know whether another follows. */
    public int rowsToRead() {
        return limit + 1;
    }

    /** Opaque, so that no client relies on its content. */
    static String cursor(Object key) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static long id(String cursor) {
        try {
            long id = Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (id > 0) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Neither Base64 nor a number: not a cursor of ours, which is all that there is to say.
            throw ApiProblem.invalid("cursor", Rule.CURSOR);
        }
        throw ApiProblem.invalid("cursor", Rule.CURSOR);
    }
}
