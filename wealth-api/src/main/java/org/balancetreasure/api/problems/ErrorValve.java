package org.balancetreasure.api.problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what the container refuses before the application sees it: a line that is no HTTP, headers that are too long,
 * characters that no target may have. The container's own page would be HTML; this answer is problem details.
 */
class ErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorValve.class);

    /** The container tells these from others by their message only. */
    private static final List<String> TOO_LONG = List.of(
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error"),
            StringManager.getManager("org.apache.tomcat.util.http").getString("headers.maxCountFail", "").split("\\[",
                    2)[0]);

    private final Problems problems;

    ErrorValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        // The same three as the page that this stands for: no error, or somebody has answered, or nobody listens.
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()
                || !mayWrite(response)) {
            return;
        }
        ProblemCode code = isTooLong(thrown) ? tooLongIn(request) : ProblemCode.of(response.getStatus(), thrown);
        String id = null;
        if (code == ProblemCode.INTERNAL) {
            id = UUID.randomUUID().toString();
            LOG.error("Answered 500, id {}", id, thrown);
        }
        try {
            problems.write(code, id, request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The container answers 400 to all that it can't read. */
    private static boolean isTooLong(@Nullable Throwable thrown) {
        return thrown != null && TOO_LONG.stream().anyMatch(String.valueOf(thrown.getMessage())::startsWith);
    }

    /** What did not fit into the buffer is the first line if there is no target yet. */
    private static ProblemCode tooLongIn(Request request) {
        return request.getCoyoteRequest().requestURI().isNull()
                ? ProblemCode.URI_TOO_LONG
                : ProblemCode.HEADERS_TOO_LARGE;
    }

    private static boolean mayWrite(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
