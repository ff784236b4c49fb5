package org.balancetreasure.fundfiles;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Makes records of any layout, some fields unset, from a seed that a failing test shows. */
final class RandomRecords {

    private static final String CHARACTERS = "ABCXYZabcxyz0123456789-_/.,\"' ";
    private static final String CHINESE = "余额宝货币基金申购赎回确认张王李赵一二三、。";
    /** Characters with four bytes in GB18030, among them one outside the basic plane. */
    private static final String[] FOUR_BYTES = {"é", "ö", "\uD840\uDC00"};

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** Values by field name: BigDecimal for numbers, String for everything else, empty when unset. */
    Map<String, Object> values(Layout layout) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : layout.fields()) {
            values.put(field.name(), switch (field.type()) {
                case N -> number(field);
                case A -> field.isDate() ? date() : digits(random.nextInt(field.length() + 1));
                case C, TEXT -> text(field);
            });
        }
        return values;
    }

    void fill(FundRecord record, Map<String, Object> values) {
        record.clear();
        values.forEach((name, value) -> {
            if (value instanceof BigDecimal number) {
                record.setDecimal(name, number);
            } else {
                record.set(name, (String) value);
            }
        });
    }

    private BigDecimal number(Field field) {
        int digits = random.nextInt(4) == 0 ? field.length() : random.nextInt(field.length() + 1);
        boolean negative = digits > 1 && random.nextInt(4) == 0;
        String text = digits(negative ? digits - 1 : digits);
        BigInteger unscaled = text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
        return new BigDecimal(negative ? unscaled.negate() : unscaled, field.decimals());
    }

    private String date() {
        if (random.nextInt(4) == 0) {
            return "";
        }
        return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(40_000)).toString().replace("-", "");
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String text(Field field) {
        int kind = random.nextInt(6);
        int room = random.nextInt(field.length() + 1);
        StringBuilder text = new StringBuilder();
        while (true) {
            String next = switch (kind) {
                case 0 -> String.valueOf(CHINESE.charAt(random.nextInt(CHINESE.length())));
                case 1 -> FOUR_BYTES[random.nextInt(FOUR_BYTES.length)];
                default -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            };
            room -= next.getBytes(FieldCodec.GB18030).length;
            if (room < 0) {
                return text.toString().strip();
            }
            text.append(next);
        }
    }
}
