package org.balancetreasure.api.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Takes the whole body of a request before a thread works on it. A body that came together with its head is taken at
 * once. While another one is on its way, it holds no thread: whoever sends slowly, or not at all, keeps nobody else
 * from being served. The token is looked at only after that.
 */
class WholeBodies extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WholeBodies.class);

    /** A request that is longer than this gets its answer at once, and the connection is closed. */
    private static final long BYTES_READ_MAX = 2 << 20;
    private static final int CHUNK_BYTES = 4096;
    private static final String BODY = WholeBodies.class.getName() + ".body";

    private final transient Problems problems;
    private final int bytesMax;
    private final transient Duration time;

    /**
     * @param bytesMax of a body; a longer one is answered 413
     * @param time for the whole body; a slower one is answered 408
     */
    WholeBodies(Problems problems, int bytesMax, Duration time) {
        this.problems = problems;
        this.bytesMax = bytesMax;
        this.time = time;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            if (request.getAttribute(BODY) instanceof byte[] body) {
                chain.doFilter(new RequestWithBody(request, body), response);
            }
            return;
        }
        long length = request.getContentLengthLong();
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (length > BYTES_READ_MAX) {
            close(ProblemCode.CONTENT_TOO_LARGE, request, response);
        } else if (length <= 0 && !chunked) {
            chain.doFilter(request, response);
        } else {
            take(request, response, chain, chunked ? -1 : length);
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long length)
            throws IOException, ServletException {
        ServletInputStream in = request.getInputStream();
        Body body = new Body(bytesMax);
        // What has come is read without waiting. How long a chunk is must be waited for.
        while (length >= 0 && body.read < length && in.available() > 0) {
            body.readFrom(in);
        }
        if (body.read < length || length < 0) {
            AsyncContext waiting = request.startAsync(request, response);
            waiting.setTimeout(time.toMillis());
            Arrival arrival = new Arrival(waiting, request, response, in, body);
            waiting.addListener(arrival);
            in.setReadListener(arrival);
        } else if (body.isTooLong()) {
            problems.write(ProblemCode.CONTENT_TOO_LARGE, request, response);
        } else {
            chain.doFilter(new RequestWithBody(request, body.bytes()), response);
        }
    }

    private void close(ProblemCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.write(code, request, response);
    }

    /** The bytes so far. What is too long is read and dropped, so that its sender gets to the answer. */
    private static final class Body {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private final int bytesMax;
        private long read;

        Body(int bytesMax) {
            this.bytesMax = bytesMax;
        }

        void readFrom(ServletInputStream in) throws IOException {
            int count = in.read(chunk);
            if (count > 0) {
                read += count;
                if (!isTooLong()) {
                    kept.write(chunk, 0, count);
                }
            }
        }

        boolean isTooLong() {
            return read > bytesMax;
        }

        byte[] bytes() {
            return kept.toByteArray();
        }
    }

    /** Collects a body as it comes. The container calls it, one call at a time. */
    private final class Arrival implements ReadListener, AsyncListener {

        private final AsyncContext waiting;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final ServletInputStream in;
        private final Body body;
        private boolean ended;

        Arrival(AsyncContext waiting, HttpServletRequest request, HttpServletResponse response, ServletInputStream in,
                Body body) {
            this.waiting = waiting;
            this.request = request;
            this.response = response;
            this.in = in;
            this.body = body;
        }

        @Override
        public synchronized void onDataAvailable() throws IOException {
            try {
                while (!ended && in.isReady() && !in.isFinished()) {
                    body.readFrom(in);
                    if (body.read > BYTES_READ_MAX) {
                        end(ProblemCode.CONTENT_TOO_LARGE);
                    }
                }
            } catch (IOException e) {
                // What was sent is no chunk, and the container has set the answer; or the caller has gone.
                LOG.debug("A body did not come: {}", e.toString());
                ended = true;
                waiting.complete();
            }
        }

        @Override
        public synchronized void onAllDataRead() throws IOException {
            if (ended) {
                return;
            }
            ended = true;
            if (body.isTooLong()) {
                problems.write(ProblemCode.CONTENT_TOO_LARGE, request, response);
                waiting.complete();
            } else {
                request.setAttribute(BODY, body.bytes());
                waiting.dispatch();
            }
        }

        @Override
        public synchronized void onTimeout(AsyncEvent event) throws IOException {
            end(ProblemCode.REQUEST_TIMEOUT);
        }

        private void end(ProblemCode code) throws IOException {
            if (!ended) {
                ended = true;
                close(code, request, response);
                waiting.complete();
            }
        }

        /** The caller has gone, or the container could not wait any longer. */
        @Override
        public synchronized void onError(Throwable thrown) {
            try {
                end(ProblemCode.MALFORMED_REQUEST);
            } catch (IOException e) {
                LOG.debug("Nobody is there to be told that {}", thrown.toString());
            }
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            synchronized (this) {
                end(ProblemCode.MALFORMED_REQUEST);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            // Nothing is held.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody else waits for this request before its body is there.
        }
    }
}
