package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.exchange.transfers.UnitTransferConfirmationFiles;
import org.balancetreasure.exchange.transfers.UnitTransferFiles;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Units;
import org.balancetreasure.reconciliation.registers.MovedRegisterFiles;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which tests tell a calendar day of instant redemptions: Saturday the 10th, on which nobody trades. */
final class TransferScene {

    static final LocalDate D = LocalDate.parse("2026-01-10");
    static final String DAY = "2026-01-10";
    static final String TA = Answers.TA;
    static final long BANK = BankHolder.of(21);

    final UnitTransferFiles transferFiles;
    final UnitTransferConfirmationFiles confirmationFiles;
    private final MovedRegisterFiles registers;
    final Breaks breaks;
    final Transactions transactions;
    final Fixture fixture;
    final JdbcClient jdbc;
    private final InstantRedemptions instants;
    private final Gates gates;
    private final TestClock clock;
    private int requests;
    Answers answers = new Answers(FormatVersion.V21);

    TransferScene(UnitTransferFiles transferFiles, UnitTransferConfirmationFiles confirmationFiles,
            MovedRegisterFiles registers, Breaks breaks,
            Transactions transactions, Fixture fixture, JdbcClient jdbc, InstantRedemptions instants, Gates gates,
            TestClock clock) {
        this.transferFiles = transferFiles;
        this.confirmationFiles = confirmationFiles;
        this.registers = registers;
        this.breaks = breaks;
        this.transactions = transactions;
        this.fixture = fixture;
        this.jdbc = jdbc;
        this.instants = instants;
        this.gates = gates;
        this.clock = clock;
    }

    /** A fund, a bank with a line and an open account, and customers who hold 1,000.00 since the day before. */
    void saturdayMorning(int customers) {
        Answers.clear();
        answers = new Answers(FormatVersion.V21);
        clock.set("2026-01-09T10:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "1000000.00");
        for (int customer = 1; customer <= customers; customer++) {
            fixture.holder(10_000 + customer, Fixture.FUND, "1000.00", "2026-01-09");
            fixture.accountAtTransferAgent(10_000 + customer);
        }
        transactions.run(() -> gates.closeDay(LocalDate.parse("2026-01-09")));
        clock.set(DAY + "T09:30");
    }

    InstantRedemption redeem(long customerId, String units) {
        InstantResult result = tryToRedeem(customerId, units);
        assertThat(result).isInstanceOf(InstantResult.Paid.class);
        return ((InstantResult.Paid) result).redemption();
    }

    InstantResult tryToRedeem(long customerId, String units) {
        return transactions.call(() -> instants.redeem(new Customer(customerId, Fixture.CHANNEL),
                "instant " + ++requests, Fixture.FUND_CODE, Units.of(units)));
    }

    void midnight() {
        transactions.run(() -> gates.closeDay(D));
        clock.set("2026-01-11T00:00");
    }

    long send() {
        return send(D);
    }

    long send(LocalDate day) {
        return transferFiles.send(TA, day, transactions);
    }

    long book() {
        return book(D);
    }

    long book(LocalDate day) {
        long rows = confirmationFiles.book(TA, day, transactions);
        registers.layBy(TA, day, transactions);
        return rows;
    }

    List<String> waitsFor() {
        return confirmationFiles.waitsFor(TA, D);
    }

    /** 34 answers all of 33 with these codes in turn; 35 is not compared here and empty. */
    void answer(String... returnCodes) {
        List<Consumer<FundRecord>> rows = new ArrayList<>();
        Answers.sent(DAY, "33").forEach(application -> rows
                .add(answers.transferred(application, DAY, returnCodes[rows.size() % returnCodes.length])));
        arrive(rows);
    }

    void arrive(List<Consumer<FundRecord>> confirmations) {
        answers.write("OFD_ZZ_998_20260110_34.TXT", DAY, "34", confirmations);
        answers.write("OFD_ZZ_998_20260110_35.TXT", DAY, "35", List.of());
        answers.index("OFB", DAY, "OFD_ZZ_998_20260110_34.TXT", "OFD_ZZ_998_20260110_35.TXT");
    }

    /**
     * The next day, on which nothing is redeemed, is over too, and its OFB has come.
     *
     * @param files what it lists
     */
    long bookTheNextDay(String... files) {
        sundayMidnight();
        answers.index("OFB", "2026-01-11", files);
        return book(D.plusDays(1));
    }

    /** The next day is over, too. */
    void sundayMidnight() {
        transactions.run(() -> gates.closeDay(D.plusDays(1)));
        clock.set("2026-01-12T00:00");
    }

    List<String> states() {
        return jdbc.sql("SELECT state FROM instant_redemption ORDER BY instant_id").query(String.class).list();
    }

    List<BreakType> breakTypes() {
        return breaks.open(100).stream().map(Break::type).toList();
    }
}
