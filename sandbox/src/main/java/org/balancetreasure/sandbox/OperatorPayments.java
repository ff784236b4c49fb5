package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operator's payment system: it stands for all money that customers pay into their wallets and take out of them,
 * and for what banks advance. At the end of each working day it orders one sum of each kind, booked since the end of
 * the one before: into the wallet reserve, out of it, and from each advancing bank. No order is of zero.
 *
 * <p>It asks the platform's books, because they are what ordered those payments. A file that stands is never written
 * again, so a kill costs nothing.
 */
final class OperatorPayments {

    /** A payment that comes later belongs to the next working day. */
    static final LocalTime DAY_END = LocalTime.of(20, 0);
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final JdbcClient jdbc;
    private final Path exchangeDirectory;
    private final NavigableSet<LocalDate> workingDays;
    private final Reserve reserve;
    private final List<AdvancingBank> banks;
    /** The first day that may have no files yet. */
    private LocalDate next;

    /**
     * The account behind the wallets.
     *
     * @param accountId its number in the platform's books
     * @param bankCode which bank keeps it
     */
    record Reserve(int accountId, String bankCode, String accountNo) {}

    /**
     * Where a bank that advances has the money for it.
     *
     * @param partyId its number in the platform's books
     * @param code by which its payments are named
     * @param bankCode which bank keeps the account
     */
    record AdvancingBank(int partyId, String code, String bankCode, String accountNo) {}

    /** @param workingDays from the first day on that has something to order */
    OperatorPayments(JdbcClient jdbc, Path exchangeDirectory, NavigableSet<LocalDate> workingDays, LocalDate start,
            Reserve reserve, List<AdvancingBank> banks) {
        this.jdbc = jdbc;
        this.exchangeDirectory = exchangeDirectory;
        this.workingDays = workingDays.tailSet(start, true);
        this.reserve = reserve;
        this.banks = List.copyOf(banks);
        this.next = start;
    }

    /** Orders what is to be paid for each working day that has ended by an instant. */
    void order(LocalDateTime now) {
        try {
            for (LocalDate day = workingDays.ceiling(next); day != null
                    && !day.atTime(DAY_END).isAfter(now); day = workingDays.higher(day)) {
                order(day);
                next = day.plusDays(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's payments can't be ordered", e);
        }
    }

    private void order(LocalDate day) throws IOException {
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        Map<String, Path> files = new TreeMap<>();
        files.put(reserve.bankCode, file(reserve.bankCode, date));
        banks.forEach(bank -> files.put(bank.bankCode, file(bank.bankCode, date)));
        if (files.values().stream().allMatch(Files::exists)) {
            return;
        }
        LocalDate before = workingDays.lower(day);
        LocalDateTime from = before == null ? BEGINNING : before.atTime(DAY_END);
        LocalDateTime to = day.atTime(DAY_END);
        Map<String, List<PaymentOrder>> orders = new TreeMap<>();
        files.keySet().forEach(bank -> orders.put(bank, new ArrayList<>()));
        List<PaymentOrder> ofReserve = orders.computeIfAbsent(reserve.bankCode, bank -> new ArrayList<>());
        add(ofReserve, day, PaymentOrder.OUTSIDE, reserve.accountNo, sum("WALLET_CREDIT", from, to),
                "WCR-" + date + "-" + reserve.accountId, "Paid into wallets");
        add(ofReserve, day, reserve.accountNo, PaymentOrder.OUTSIDE, sum("WALLET_DEBIT", from, to),
                "WDB-" + date + "-" + reserve.accountId, "Paid out of wallets");
        for (AdvancingBank bank : banks) {
            long advanced = advanced(bank.partyId, from, to);
            String id = "FUN-" + date + "-" + bank.code;
            add(orders.computeIfAbsent(bank.bankCode, code -> new ArrayList<>()), day, bank.accountNo,
                    reserve.accountNo, advanced, id, "Advanced to wallets");
            add(ofReserve, day, reserve.accountNo, bank.accountNo, -advanced, id, "Advances taken back");
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            PaymentOrder.write(file.getValue(), orders.getOrDefault(file.getKey(), List.of()));
        }
    }

    private Path file(String bankCode, String date) {
        return exchangeDirectory.resolve(bankCode).resolve("orders").resolve("operator_" + date + ".csv");
    }

    private static void add(List<PaymentOrder> orders, LocalDate day, String debtor, String creditor, long cents,
            String endToEndId, String text) {
        if (cents > 0) {
            orders.add(new PaymentOrder(day, debtor, creditor, cents, endToEndId, text));
        }
    }

    private long sum(String kind, LocalDateTime from, LocalDateTime to) {
        return jdbc.sql("""
                SELECT COALESCE(SUM(amount), 0) FROM transfer
                WHERE kind = ? AND asset_id = 156 AND booked_at >= ? AND booked_at < ?
                """).params(kind, from, to).query(Long.class).single();
    }

    /** Less what wallets have given back, because the transfer agent refused the units; negative if that is more. */
    private long advanced(int bank, LocalDateTime from, LocalDateTime to) {
        return jdbc.sql("""
                SELECT COALESCE(SUM(IF(debit_purpose = 'ADVANCES', amount, -amount)), 0) FROM transfer
                WHERE kind IN ('INSTANT_REDEMPTION', 'INSTANT_RESOLVED') AND asset_id = 156
                  AND ((debit_purpose = 'ADVANCES' AND debit_owner = :bank AND credit_purpose = 'WALLET')
                    OR (debit_purpose = 'WALLET' AND credit_purpose = 'ADVANCES' AND credit_owner = :bank))
                  AND booked_at >= :from AND booked_at < :to
                """).param("bank", bank).param("from", from).param("to", to).query(Long.class).single();
    }
}
