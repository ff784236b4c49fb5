package org.balancetreasure.plans;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a refusal as they are kept with a date: a line each, {@code name=value}, by name. */
public final class Figures {

    private Figures() {}

    static String written(Map<String, String> figures) {
        return new TreeMap<>(figures).entrySet().stream().map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** @param lines null where there was no refusal */
    public static Map<String, String> read(@Nullable String lines) {
        return lines == null
                ? Map.of()
                : lines.lines().map(line -> line.split("=", 2)).filter(figure -> figure.length == 2)
                        .collect(Collectors.toMap(figure -> figure[0], figure -> figure[1]));
    }
}
