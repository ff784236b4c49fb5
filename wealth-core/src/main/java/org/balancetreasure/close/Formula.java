package org.balancetreasure.close;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the digest of a day is made. A version that has closed a day stays here for ever, as it is, so that the day can
 * be verified for ever; what is to be digested otherwise becomes the next version. docs/adr/0007-digests.md describes
 * it.
 *
 * @param tables in the order of the digest
 */
record Formula(int version, List<DigestedTable> tables) {

    static final String TRIAL_BALANCE = "trial_balance";
    /** The digest before the first. */
    static final String NONE_BEFORE = "0".repeat(64);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final Formula ONE = new Formula(1, List.of(
            new DigestedTable("transfer",
                    List.of("transfer_id", "customer_id", "asset_id", "debit_purpose", "debit_owner", "credit_purpose",
                            "credit_owner", "amount", "kind", "reference", "booking_date", "effective_date",
                            "booked_at"),
                    DigestedTable.booked("transfer", "booking_date"), List.of("t.asset_id"), "t.customer_id",
                    List.of("t.transfer_id")),
            new DigestedTable("income_run",
                    List.of("fund_id", "income_date", "sequence", "quote_version", "income_per_10k", "effective_date",
                            "state", "holders", "base_sum", "amount", "cut_sum", "residue", "extra_cents",
                            "threshold_remainder", "threshold_holder", "reason", "authority", "booking_date"),
                    DigestedTable.booked("income_run", "booking_date"),
                    List.of("t.fund_id", "t.income_date"), "t.sequence", List.of()),
            new DigestedTable("income_range",
                    List.of("fund_id", "income_date", "sequence", "shard", "range_no", "lower_holder", "upper_holder",
                            "holders", "base_sum", "largest_base", "cut_sum", "extra_cents", "posted_holders",
                            "posted_income"),
                    DigestedTable.ofRuns("income_range"),
                    List.of("t.fund_id", "t.income_date", "t.sequence", "t.shard"),
                    "t.range_no", List.of()),
            new DigestedTable("income_entry",
                    List.of("fund_id", "income_date", "holder_id", "sequence", "base", "income"),
                    DigestedTable.runByRun("income_entry"), List.of("t.fund_id", "t.income_date", "t.sequence"),
                    "t.holder_id", List.of()),
            new DigestedTable("confirmation",
                    List.of("ta_code", "ta_serial_no", "confirm_date", "app_sheet_serial_no", "order_id",
                            "business_code", "return_code", "customer_id", "fund_id", "confirmed_amount",
                            "confirmed_units", "undistributed_income", "finished", "objection", "file_name", "line_no",
                            "booked", "effective_date", "booked_on"),
                    DigestedTable.booked("confirmation", "booked_on"), List.of("t.ta_code"), "t.customer_id",
                    List.of("t.ta_serial_no")),
            new DigestedTable("bank_statement",
                    List.of("statement_id", "account_id", "bank_code", "statement_date", "number", "message_id",
                            "statement_ref", "file_name", "opening", "closing", "line_count", "booking_date",
                            "taken_in_at"),
                    DigestedTable.booked("bank_statement", "booking_date"), List.of("t.account_id"), "t.number",
                    List.of("t.statement_id")),
            // Not what a line turns out to mean: somebody may find that out later.
            new DigestedTable("statement_line",
                    List.of("line_id", "statement_id", "entry_number", "detail_number", "amount", "reversal",
                            "end_to_end_id", "group_id", "bank_reference", "transaction_code", "party_account",
                            "party_name", "return_reason", "expanded"),
                    DigestedTable.ofStatements("statement_line"), List.of("s.account_id", "s.number"),
                    "t.entry_number", List.of("t.detail_number", "t.line_id")),
            new DigestedTable("house_balance",
                    List.of("booking_date", "asset_id", "purpose", "owner_id", "debits", "credits", "balance"),
                    DigestedTable.booked("house_balance", "booking_date"), List.of("t.asset_id", "t.purpose"),
                    "t.owner_id", List.of("t.booking_date")),
            new DigestedTable(TRIAL_BALANCE,
                    List.of("business_date", "asset_id", "purpose", "owner_id", "opening", "debits", "credits",
                            "closing"),
                    DigestedTable.booked(TRIAL_BALANCE, "business_date"), List.of("t.asset_id", "t.purpose"),
                    "t.owner_id", List.of())));

    /** With which days are closed now. */
    static final Formula CURRENT = ONE;

    private static final Map<Integer, Formula> VERSIONS = Map.of(ONE.version, ONE);

    /** Whether a close can have been made with it. */
    static boolean isKnown(int version) {
        return VERSIONS.containsKey(version);
    }

    static Formula of(int version) {
        Formula formula = VERSIONS.get(version);
        if (formula == null) {
            throw new IllegalArgumentException("There is no formula " + version);
        }
        return formula;
    }

    /**
     * The day's digest in hexadecimal, out of those of its sections and of the close before, whose signature it covers
     * too: so no signature can be taken away later.
     *
     * @param previous null for the first
     */
    String digest(LocalDate day, LocalDateTime closedAt, long rowCount, @Nullable DayClose previous,
            List<Section> sections) {
        Map<String, List<Section>> byTable = sections.stream().collect(Collectors.groupingBy(Section::tableName));
        Fields fields = new Fields().add(version).addText(day.toString()).addText(TIME.format(closedAt))
                .add(rowCount)
                .addHex(previous == null ? NONE_BEFORE : previous.digest())
                .addHex(previous == null ? null : previous.signature())
                .addText(previous == null ? null : previous.keyId());
        for (DigestedTable table : tables) {
            fields.addText(table.name()).addHex(digest(byTable.getOrDefault(table.name(), List.of())));
        }
        return fields.end();
    }

    private static String digest(List<Section> ofTable) {
        Fields fields = new Fields();
        for (Section section : ofTable) {
            fields.add(section.shard()).add(section.number()).addText(section.part()).add(section.firstPosition())
                    .add(section.lastPosition()).add(section.rowCount()).addHex(section.digest());
        }
        return fields.end();
    }
}
