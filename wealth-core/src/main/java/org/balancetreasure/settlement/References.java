package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * EndToEndIds of settlement, as functions of business keys: a run that is repeated asks for the same payment, and the
 * partner of an incoming payment forms the same id. At most 35 characters of the SWIFT set.
 */
final class References {

    private References() {}

    /** One sum per transfer agent, currency and due day, in either direction. */
    static String net(LocalDate due, String taCode) {
        return of("NET", due, taCode, "CNY");
    }

    static String gross(ObligationKind kind, LocalDate due, String taCode, String fundCode) {
        return of(switch (kind) {
            case SUBSCRIPTION -> "SUB";
            case REDEMPTION -> "RED";
            case DIVIDEND -> "DIV";
            default -> throw new IllegalArgumentException(kind + " is not settled with a transfer agent");
        }, due, taCode, fundCode);
    }

    static String collection(LocalDate tradeDate, String taCode, int reserveAccount) {
        return of("COL", tradeDate, taCode, Integer.toString(reserveAccount));
    }

    static String proceeds(LocalDate day, String taCode, int reserveAccount) {
        return of("PRO", day, taCode, Integer.toString(reserveAccount));
    }

    static String refund(LocalDate day, String taCode, int reserveAccount) {
        return of("REF", day, taCode, Integer.toString(reserveAccount));
    }

    /** @param bankCode of the account that is paid */
    static String advance(ObligationKind kind, LocalDate day, String taCode, String bankCode) {
        return of(kind == ObligationKind.ADVANCE_REPAYMENT ? "ADV" : "AIN", day, taCode, bankCode);
    }

    /** C: collections. N: what is netted with the agent. P: what is paid out. Those of one letter are made at once. */
    static String lot(String taCode, char letter) {
        return taCode + "-" + letter;
    }

    /** A second payment of a day, for what came late. */
    static String further(String reference, int round) {
        return reference + "." + round;
    }

    private static String of(String kind, LocalDate day, String taCode, String last) {
        return kind + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + taCode + "-" + last;
    }
}
