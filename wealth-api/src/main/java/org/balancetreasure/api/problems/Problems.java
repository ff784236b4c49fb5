package org.balancetreasure.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details in the caller's language. */
@Component
public class Problems {

    private final Messages messages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(Messages messages, LocaleResolver locales, JsonMapper json) {
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /** A problem of the request as a whole. */
    public Problem of(ProblemCode code) {
        return of(code, null, null, null);
    }

    Problem of(ApiProblem problem) {
        return of(problem.code(), problem.field(), problem.rule(), null);
    }

    /** A field of the request breaks a rule. */
    Problem invalid(String field, Rule rule) {
        return of(ProblemCode.INVALID_FIELD, field, rule, null);
    }

    Problem internal(String id) {
        return of(ProblemCode.INTERNAL, null, null, id);
    }

    /** A refusal of the business, with its alternative. */
    public Problem refused(Refusal refusal) {
        HttpStatus status = switch (refusal.code()) {
            case UNKNOWN_ORDER, UNKNOWN_PLAN -> HttpStatus.NOT_FOUND;
            case NOT_CANCELLABLE, PLAN_HAS_ENDED, ALREADY_RESOLVED, ALREADY_DECIDED, CONTENT_DIFFERS,
                    ALREADY_PROPOSED, CONFIRMED_MEANWHILE, ADVANCE_REDEMPTION_NOT_REFUSED, LINE_EXISTS,
                    LINE_NOT_SUSPENDED, CUSTOMER_EXISTS, REFERENCE_USED, CHANGED_SINCE_SHOWN, BREAK_RESOLVED,
                    STILL_DIFFERS, SETTING_EXISTS,
                    PAYMENT_NOT_WAITING, STEP_NOT_REOPENED ->
                HttpStatus.CONFLICT;
            case VERSION_CHANGED -> HttpStatus.PRECONDITION_FAILED;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        Locale locale = LocaleContextHolder.getLocale();
        String code = refusal.code().name();
        String detail = messages.refusal(locale, code, refusal.figures());
        return new Problem(status.getReasonPhrase(), status.value(), detail, code, null, null, refusal.figures(),
                alternative(refusal.alternative(), locale), null);
    }

    private @Nullable AlternativeView alternative(@Nullable Alternative alternative, Locale locale) {
        if (alternative == null) {
            return null;
        }
        String kind = alternative.kind().name();
        return new AlternativeView(kind, messages.text(locale, "alternative." + kind, alternative.figures()),
                alternative.figures());
    }

    private Problem of(ProblemCode code, @Nullable String field, @Nullable Rule rule, @Nullable String id) {
        return of(code, field, rule, id, LocaleContextHolder.getLocale());
    }

    private Problem of(ProblemCode code, @Nullable String field, @Nullable Rule rule, @Nullable String id,
            Locale locale) {
        String detail = rule == null || field == null
                ? messages.text(locale, "problem." + code, Map.of())
                : messages.text(locale, "rule." + rule, Map.of("field", field));
        return new Problem(code.status().getReasonPhrase(), code.status().value(), detail, code.name(), field,
                rule == null ? null : rule.name(), null, null, id);
    }

    /** Answers outside of any controller. */
    public void write(ProblemCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(code, null, request, response);
    }

    /** @param id of a line in the log, with {@link ProblemCode#INTERNAL} */
    void write(ProblemCode code, @Nullable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(of(code, null, null, id, locales.resolveLocale(request)), response);
    }

    /** A field that is at fault before any controller is asked. */
    public void write(ApiProblem found, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(of(found.code(), found.field(), found.rule(), null, locales.resolveLocale(request)), response);
    }

    private void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
