package org.balancetreasure.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Looks at path and headers before anything reads them. No path of ours has other characters than letters, digits and
 * {@code -._~}, so a code with a space at its end names nothing, although to the database it is the code.
 */
class PlainRequests extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern
            .compile("/|/(v1|actuator/health|wallet|finance|assets|sign-in|signed-in|sign-out)(/[A-Za-z0-9._~-]*)*");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E\\t]*");
    /** JSON is UTF-8 (RFC 8259, section 8.1). */
    private static final Pattern OTHER_CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*(?!\"?utf-8\"?\\s*(;|$))");
    /** What somebody reads of a request. Others, like User-Agent, may have any characters. */
    private static final List<String> READ = List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING, HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.ORIGIN, HttpHeaders.RANGE,
            IdempotencyKey.HEADER);

    private final transient Problems problems;

    PlainRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = unreadableHeader(request);
        String type = request.getContentType();
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (header != null) {
            problems.write(ApiProblem.invalid(header, Rule.HEADER_TEXT), request, response);
        } else if ((coding != null && !coding.equalsIgnoreCase("identity"))
                || (type != null && OTHER_CHARSET.matcher(type).find())) {
            problems.write(ProblemCode.UNSUPPORTED_MEDIA_TYPE, request, response);
        } else if (!PATH.matcher(request.getServletPath()).matches()) {
            problems.write(ProblemCode.NOT_FOUND, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static @Nullable String unreadableHeader(HttpServletRequest request) {
        for (String name : READ) {
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements();) {
                if (!PRINTABLE.matcher(values.nextElement()).matches()) {
                    return name;
                }
            }
        }
        return null;
    }
}
