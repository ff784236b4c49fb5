package org.balancetreasure.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/**
 * Problem details (RFC 9457) of the clock, of the same form as those of the API, which knows no clock.
 *
 * @param detail for people, in the language that was asked for
 * @param figures what people need to know, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClockProblem(String title, int status, String detail, String code, @Nullable String field,
        @Nullable String rule, @Nullable Map<String, String> figures) {

    private static final String BUNDLE = "org.balancetreasure.sandbox.clock";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static ClockProblem notMoved(ClockMoves.Why why, Map<String, String> figures) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "CLOCK_NOT_MOVED", "to", why.name(), why.name(), figures);
    }

    static ClockProblem faultNotTaken(String field, String rule, Map<String, String> figures) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "FAULT_NOT_TAKEN", field, rule, rule, figures);
    }

    static ClockProblem noGoal() {
        return of(HttpStatus.BAD_REQUEST, "INVALID_FIELD", "to", "CLOCK_GOAL", "CLOCK_GOAL", null);
    }

    static ClockProblem busy(ClockMoves.State state, Map<String, String> figures) {
        return of(HttpStatus.CONFLICT, "CLOCK_BUSY", null, null, state.name(), figures);
    }

    static ClockProblem nightStands(Map<String, String> figures) {
        return of(HttpStatus.CONFLICT, "NIGHT_STANDS", null, null, "NIGHT_STANDS", figures);
    }

    private static ClockProblem of(HttpStatus status, String code, @Nullable String field, @Nullable String rule,
            String text, @Nullable Map<String, String> figures) {
        return new ClockProblem(status.getReasonPhrase(), status.value(),
                text(LocaleContextHolder.getLocale(), text, figures == null ? Map.of() : figures), code, field, rule,
                figures);
    }

    private static String text(Locale locale, String key, Map<String, String> figures) {
        Locale language = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        String text = ResourceBundle.getBundle(BUNDLE, language, ClockProblem.class.getClassLoader(), NO_FALLBACK)
                .getString(key);
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }
}
