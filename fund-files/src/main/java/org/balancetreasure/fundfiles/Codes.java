package org.balancetreasure.fundfiles;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Meanings of the standard's codes, in Chinese: business codes, return codes and the values of flags. */
public final class Codes {

    private static final class Holder {
        static final Map<String, String> BUSINESS = Tables.codes("business_codes.csv");
        static final Map<String, String> RETURN = Tables.codes("return_codes.csv");
        static final Map<String, Map<String, String>> FLAGS = flags();

        private static Map<String, Map<String, String>> flags() {
            Map<String, Map<String, String>> flags = new HashMap<>();
            for (String[] row : Tables.rows("enums.csv", 3)) {
                flags.computeIfAbsent(row[0], _ -> new HashMap<>()).put(row[1], row[2]);
            }
            return flags;
        }
    }

    private Codes() {}

    /**
     * The meaning of a field's value, when the standard lists it.
     *
     * @param field the field's name as the standard spells it
     * @param code the text of the field without padding
     */
    public static Optional<String> meaning(String field, String code) {
        return Optional.ofNullable(switch (field) {
            case "BusinessCode" -> Holder.BUSINESS.get(code);
            case "ReturnCode" -> Holder.RETURN.get(code);
            default -> Holder.FLAGS.getOrDefault(field, Map.of()).get(code);
        });
    }
}
