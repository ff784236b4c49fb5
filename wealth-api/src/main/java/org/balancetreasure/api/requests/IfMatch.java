package org.balancetreasure.api.requests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The version that a caller has seen, as the header If-Match says it: the ETag of the last answer. */
public final class IfMatch {

    /** A version between quotes. */
    public static final String PATTERN = "\"([1-9][0-9]{0,8})\"";

    private static final Pattern VERSION = Pattern.compile(PATTERN);

    private IfMatch() {}

    /** Null if the header is not sent: then every version will do. */
    public static @Nullable Integer version(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher version = VERSION.matcher(header);
        if (!version.matches()) {
            throw ApiProblem.invalid(HttpHeaders.IF_MATCH, Rule.IF_MATCH);
        }
        return Integer.valueOf(version.group(1));
    }

    /** The ETag of a version. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
