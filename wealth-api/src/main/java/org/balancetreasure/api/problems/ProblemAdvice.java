package org.balancetreasure.api.problems;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.UUID;
import org.balancetreasure.calendar.BeyondCalendarException;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The outermost ring. Every exception becomes problem details, and our own defects are logged. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** ISO 9075: the class of the states of a connection that can't be had or was lost. */
    private static final String CONNECTION_STATES = "08";

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> ownChecks(ApiProblem problem) {
        return answer(problems.of(problem), HttpHeaders.EMPTY);
    }

    /** A parameter's name or value that the firewall lets nobody read. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException e) {
        return answer(problems.of(ProblemCode.MALFORMED_REQUEST), HttpHeaders.EMPTY);
    }

    /** The request needs days that are not published yet. This is no defect. */
    @ExceptionHandler
    ResponseEntity<Object> beyondCalendar(BeyondCalendarException e) {
        return answer(problems.refused(new Refusal(Refusal.Code.BEYOND_CALENDAR,
                RefusalDetails.of("lastTradingDay", e.lastTradingDay()))), HttpHeaders.EMPTY);
    }

    /** The database is overloaded or out of reach. Nothing happened, or the idempotency key has the answer. */
    @ExceptionHandler({TransientDataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> busy(Exception e) {
        LOG.warn("Answered 503: {}", e.getMessage(), e);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return answer(problems.of(ProblemCode.BUSY), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> defect(Exception e) {
        if (isLostConnection(e)) {
            return busy(e);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Answered 500, id {}", id, e);
        return answer(problems.internal(id), HttpHeaders.EMPTY);
    }

    /** Looked for in every cause: a mapper that is read outside a transaction wraps it in an exception of its own. */
    private static boolean isLostConnection(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && sql.getSQLState() != null
                            && sql.getSQLState().startsWith(CONNECTION_STATES))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unreadable(e.getCause()), headers);
    }

    private Problem unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return problems.invalid(path(unknown), Rule.UNKNOWN);
        }
        if (cause instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            return problems.invalid(path(mismatch), ruleOf(mismatch.getTargetType(), Rule.JSON_TYPE));
        }
        if (cause instanceof InputCoercionException tooLong && !tooLong.getPath().isEmpty()) {
            return problems.invalid(path(tooLong), Rule.JSON_TYPE);
        }
        return problems.of(ProblemCode.MALFORMED_REQUEST);
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference part : e.getPath()) {
            path.append(path.isEmpty() ? "" : ".")
                    .append(part.getPropertyName() == null ? part.getIndex() : part.getPropertyName());
        }
        return path.toString();
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        Class<?> type = e.getRequiredType();
        Rule otherwise = type == boolean.class || type == Boolean.class ? Rule.BOOLEAN : Rule.INTEGER;
        return answer(problems.invalid(field, ruleOf(type, otherwise)), headers);
    }

    private static Rule ruleOf(@Nullable Class<?> type, Rule otherwise) {
        if (type == LocalDate.class) {
            return Rule.DATE;
        }
        return type != null && type.isEnum() ? Rule.ONE_OF : otherwise;
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException e,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(problems.invalid(e.getParameterName(), Rule.REQUIRED), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return defect(e);
        }
        return answer(problems.of(ProblemCode.of(status.value())), headers);
    }

    /**
     * The content type is fixed, not negotiated: a client that accepts only another type still learns what went wrong.
     */
    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status()).headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
