package org.balancetreasure.bankfiles;

import java.util.Currency;

/** Amounts as texts of the messages and as whole numbers of the currency's smallest unit; never as floating point. */
final class Amounts {

    private static final int DIGITS_MAX = 18;

    private Amounts() {}

    /**
     * Decimals of the currency: 2 for CNY. -1 when ISO 4217 has no such currency, or one without decimals of its own.
     */
    static int decimals(String currency) {
        if (currency.equals("CNY")) {
            return 2;
        }
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** {@code 1001} with two decimals is {@code 10.01}. */
    static String text(long units, int decimals) {
        String digits = Long.toString(Math.absExact(units));
        if (decimals > 0) {
            if (digits.length() <= decimals) {
                digits = "0".repeat(decimals + 1 - digits.length()) + digits;
            }
            int point = digits.length() - decimals;
            digits = digits.substring(0, point) + "." + digits.substring(point);
        }
        return units < 0 ? "-" + digits : digits;
    }

    /**
     * The whole number of smallest units that the text means, or -1 when it is no amount: digits with perhaps a point,
     * no sign, at most 18 digits in all. More decimals than the currency has are good if they are zeros.
     */
    static long units(String text, int decimals) {
        long units = 0;
        int digits = 0;
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
                continue;
            }
            if (c < '0' || c > '9') {
                return -1;
            }
            if (point >= 0 && i - point > decimals) {
                if (c != '0') {
                    return -1;
                }
                continue;
            }
            if (digits > 0 || c != '0') {
                digits++;
            }
            if (digits > DIGITS_MAX) {
                return -1;
            }
            units = units * 10 + (c - '0');
        }
        if (text.isEmpty() || text.length() > 2 * DIGITS_MAX || text.equals(".")) {
            return -1;
        }
        int written = point < 0 ? 0 : text.length() - point - 1;
        for (int i = written; i < decimals; i++) {
            if (units > Fit.AMOUNT_MAX / 10) {
                return -1;
            }
            units *= 10;
        }
        return units;
    }
}
