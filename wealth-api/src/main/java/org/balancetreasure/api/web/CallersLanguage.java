package org.balancetreasure.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Chinese or English, whichever Accept-Language prefers; English if it names neither or can't be read. A language is no
 * reason to refuse a request.
 */
final class CallersLanguage implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null || asked.isBlank()) {
            return Locale.ENGLISH;
        }
        for (Locale.LanguageRange range : ranges(asked)) {
            String language = range.getRange().split("-", 2)[0];
            if (language.equals("zh")) {
                return Locale.CHINESE;
            }
            if (language.equals("en") || language.equals("*")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    /** By weight, the highest first. */
    private static List<Locale.LanguageRange> ranges(String asked) {
        try {
            return Locale.LanguageRange.parse(asked);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("Each request says its own language");
    }
}
