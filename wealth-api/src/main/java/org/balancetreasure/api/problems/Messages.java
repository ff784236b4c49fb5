package org.balancetreasure.api.problems;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.balancetreasure.fundfiles.Codes;
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

    /**
     * A ReturnCode of the fund data exchange standard. Those that a customer of ours can meet have texts in both
     * languages; of the others there is the standard's meaning, in Chinese.
     */
    public String returnCode(Locale locale, String code) {
        ResourceBundle texts = bundle(locale);
        String key = "returnCode." + code;
        return texts.containsKey(key)
                ? texts.getString(key)
                : (code + " " + Codes.meaning("ReturnCode", code).orElse("")).strip();
    }

    /** The message of {@code key}, each {@code {name}} in it replaced by its figure. */
    public String text(Locale locale, String key, Map<String, String> figures) {
        String text = bundle(locale).getString(key);
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }

    private static ResourceBundle bundle(Locale locale) {
        Locale language = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(BUNDLE, language, Messages.class.getClassLoader(), NO_FALLBACK);
    }
}
