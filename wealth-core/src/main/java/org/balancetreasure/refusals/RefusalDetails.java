package org.balancetreasure.refusals;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * What a customer needs to know of a refusal, by name: amounts, units, dates and texts as what they are. People see
 * them as texts; the house itself never reads a figure back from a text.
 */
public final class RefusalDetails {

    private final Map<String, Object> values;

    private RefusalDetails(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Details by name.
     *
     * @param namesAndValues a name and its value in turn; a value is a Money, Units, LocalDate or String
     */
    public static RefusalDetails of(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], checked(namesAndValues[i + 1]));
        }
        return new RefusalDetails(values);
    }

    private static Object checked(Object value) {
        if (value instanceof Money || value instanceof Units || value instanceof LocalDate || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("A refusal has no details of " + value.getClass());
    }

    /** These before the others, which win where both have a name. */
    public RefusalDetails and(RefusalDetails others) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        return new RefusalDetails(all);
    }

    /** @throws ClassCastException if the detail is no amount of money */
    public @Nullable Money money(String name) {
        return (Money) values.get(name);
    }

    /** As people see them: amounts with two decimals, dates as ISO 8601. */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, value.toString()));
        return shown;
    }

    /** As they are kept to be shown again: a line each, {@code name=value}, by name. */
    public static String kept(Map<String, String> shown) {
        return new TreeMap<>(shown).entrySet().stream().map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("\n"));
    }

    /**
     * What was kept, to be shown.
     *
     * @param lines null where there was no refusal
     */
    public static Map<String, String> shownAgain(@Nullable String lines) {
        return lines == null
                ? Map.of()
                : lines.lines().map(line -> line.split("=", 2)).filter(detail -> detail.length == 2)
                        .collect(Collectors.toMap(detail -> detail[0], detail -> detail[1]));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefusalDetails that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
