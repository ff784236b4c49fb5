package org.balancetreasure.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.springframework.http.HttpHeaders;

/**
 * Lets few requests at once read what is long and open to everybody: the description, and the pages. Whoever reads
 * slowly holds a thread, and here nobody has shown a token.
 */
class PublicPages extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Semaphore readers;
    private final transient Problems problems;

    PublicPages(Problems problems, int readersMax) {
        this.problems = problems;
        this.readers = new Semaphore(readersMax);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!readers.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(ProblemCode.BUSY, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            readers.release();
        }
    }
}
