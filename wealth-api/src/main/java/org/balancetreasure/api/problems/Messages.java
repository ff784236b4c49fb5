package org.balancetreasure.api.problems;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Texts for people, in English or Chinese. A missing key is a defect. */
@Component
public class Messages {

    private static final String BUNDLE = "org.balancetreasure.api.messages";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * The text of a refusal. A state among the figures becomes words. A refusal of a product's part also names the
     * fund.
     */
    public String refusal(Locale locale, String code, Map<String, String> figures) {
        Map<String, String> said = new HashMap<>(figures);
        said.computeIfPresent("state", (figure, state) -> text(locale, "orderState." + state, Map.of()));
        String why = text(locale, "refusal." + code, said)
                + ("FUND_COMPANY".equals(figures.get("setBy")) ? text(locale, "setBy.FUND_COMPANY", Map.of()) : "");
        if (!figures.containsKey("productCode") || !figures.containsKey("fundCode")) {
            return why;
        }
        return why + text(locale, figures.containsKey("amount") ? "part.AMOUNT" : "part.UNITS", figures);
    }

    /** The message of {@code key}, each {@code {name}} in it replaced by its figure. */
    public String text(Locale locale, String key, Map<String, String> figures) {
        Locale language = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        String text = ResourceBundle.getBundle(BUNDLE, language, Messages.class.getClassLoader(), NO_FALLBACK)
                .getString(key);
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }
}
