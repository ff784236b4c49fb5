package org.balancetreasure.api.problems;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Stable codes of failed requests. Refusals of the business have codes of their own. */
public enum ProblemCode {

    /** A field breaks a rule; the problem names both. */
    INVALID_FIELD(HttpStatus.BAD_REQUEST),
    /** No JSON object, or not readable as HTTP. */
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST),
    /** No token, or none that is valid. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    /** The token's scope does not reach here. */
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** The token names no customer of its channel. */
    UNKNOWN_CUSTOMER(HttpStatus.FORBIDDEN),
    /** The resource does not exist, or is not the caller's. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** See the header Allow. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** Only JSON is answered. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    /** The first request with this key has not ended. */
    REQUEST_UNDER_WAY(HttpStatus.CONFLICT),
    /** Nobody approved it, or its time is over. */
    UNMASKING_CLOSED(HttpStatus.CONFLICT),
    /** The body did not come in time. */
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
    /** The body is longer than any request of this API. */
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** Path and query are too long. */
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
    /** The headers are too long, or too many. */
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    /** Only JSON is read, and not compressed. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** The key names another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A defect on our side. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    /** Overloaded; the same request may be sent again. */
    BUSY(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /**
     * For a status that the container chose.
     *
     * @param thrown what led to it, if anything did: a body that can't be read is the caller's, whatever the status
     */
    static ProblemCode of(int status, @Nullable Throwable thrown) {
        return thrown instanceof IOException ? MALFORMED_REQUEST : of(status);
    }

    /** For a status that the framework chose. */
    static ProblemCode of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> BUSY;
            // A transfer coding or a version of HTTP that nobody here speaks is the caller's.
            case 501, 505 -> MALFORMED_REQUEST;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
