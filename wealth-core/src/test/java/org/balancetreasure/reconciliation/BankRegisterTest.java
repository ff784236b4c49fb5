package org.balancetreasure.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Units;
import org.balancetreasure.reconciliation.registers.RegisterComparison;
import org.balancetreasure.reconciliation.registers.RegisterComparison.Holding;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registers of a fund whose customers redeem at once, so that units go to a bank on every calendar day. */
@CoreTest
class BankRegisterTest {

    private static final int FUND = Fixture.FUND;
    private static final String TA = Fixture.TRANSFER_AGENT;
    private static final long CUSTOMER = 10_001;

    private final RegisterComparison register;
    private final Breaks breaks;
    private final Fixture fixture;
    private final Quotes quotes;
    private final IncomePosting income;
    private final Ledger ledger;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private long bank;

    BankRegisterTest(RegisterComparison register, Breaks breaks, Fixture fixture, Quotes quotes, IncomePosting income,
            Ledger ledger, Gates gates, Transactions transactions, JdbcClient jdbc) {
        this.register = register;
        this.breaks = breaks;
        this.fixture = fixture;
        this.quotes = quotes;
        this.income = income;
        this.ledger = ledger;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * The rows here are only what a comparison reads: line, limit and money of an instant redemption are told
     * elsewhere.
     */
    @AfterEach
    void forgetTheRequests() {
        long refused = jdbc.sql("SELECT COALESCE(SUM(units), 0) FROM instant_redemption WHERE state = 'REFUSED'")
                .query(Long.class).single();
        jdbc.sql("DELETE FROM instant_redemption").update();
        if (refused > 0) {
            transactions.run(() -> ledger.release(Account.units(FUND, CUSTOMER), refused));
        }
    }

    @Test
    void aRegisterHasTheBankAsOfItsDateHoweverFarItsRowStands() {
        daily();
        atOnce("1000.00", "2013-07-01");
        post("2013-07-01", "1.0000");
        atOnce("500.00", "2013-07-02");
        // 05 of the 2nd: with the transfers of the 1st and its income, without the instant redemptions of the 2nd.
        registered("2013-07-02", CUSTOMER, "9000.90");
        registered("2013-07-02", bank, "1000.10");

        assertThat(differences("2013-07-02")).isEmpty();
        post("2013-07-02", "1.0000");
        atOnce("200.00", "2013-07-03");
        fixture.moveOut(FUND, bank, "1500.00", "2013-07-03");
        registered("2013-07-03", CUSTOMER, "8501.75");
        registered("2013-07-03", bank, "0.25");
        post("2013-07-03", "1.0000");
        post("2013-07-04", "1.0000");

        assertThat(differences("2013-07-02")).isEmpty();
        assertThat(differences("2013-07-03")).isEmpty();
        registered("2013-07-05", CUSTOMER, "8303.41");
        registered("2013-07-05", bank, "200.28");
        assertThat(differences("2013-07-05")).containsExactly("000198 bank " + bank + " units 200.29 200.28");
    }

    @Test
    void aBankThatIsNotInTheRegisterOrUnknownToUsDiffers() {
        daily();
        atOnce("1000.00", "2013-07-01");
        post("2013-07-01", "1.0000");
        registered("2013-07-02", CUSTOMER, "9000.90");
        registered("2013-07-02", bank + 1, "5.00");

        assertThat(differences("2013-07-02")).containsExactly("000198 bank " + (bank + 1) + " units 0.00 5.00",
                "000198 bank " + bank + " units 1000.10 0.00");
    }

    @Test
    void a35ThatIsWrongInEveryRowOpensNoMoreBreaksThanAnyOtherComparison() {
        daily();
        List<Holding> wrong = LongStream.range(0, RegisterComparison.BREAKS_MAX + 100)
                .mapToObj(number -> new Holding(FUND, 20_000 + number, 100, 0)).toList();
        int half = wrong.size() / 2;

        int differ = transactions
                .call(() -> register.compareMoved(TA, day("2013-07-02"), wrong.subList(0, half), 0).size());
        differ += transactions.call(
                () -> register.compareMoved(TA, day("2013-07-02"), wrong.subList(half, wrong.size()), half).size());
        int all = differ;
        transactions.run(() -> register.comparedMoved(TA, day("2013-07-02"), all));

        assertThat(all).isEqualTo(RegisterComparison.BREAKS_MAX + 100);
        assertThat(breaks.list(day("2013-07-02"))).hasSize(RegisterComparison.BREAKS_MAX + 1)
                .filteredOn(known -> known.subject().equals("and more after the transfers")).singleElement()
                .satisfies(known -> assertThat(known.state()).isEqualTo(Break.State.OPEN));
        transactions.run(() -> register.comparedMoved(TA, day("2013-07-02"), RegisterComparison.BREAKS_MAX));
        assertThat(breaks.openCount(day("2013-07-02"))).isEqualTo(RegisterComparison.BREAKS_MAX);
    }

    @Test
    void anInstantRedemptionThatWasRefusedLeavesTheRegisterAsItWas() {
        daily();
        atOnce("1000.00", "2013-07-01");
        transactions.run(() -> {
            move(bank, CUSTOMER, "1000.00", TransferKind.INSTANT_REFUSED, "2013-07-01");
            ledger.holdDecided(Account.units(FUND, CUSTOMER), 1_000_00);
        });
        jdbc.sql("UPDATE instant_redemption SET state = 'REFUSED'").update();
        registered("2013-07-01", CUSTOMER, "10000.00");

        assertThat(differences("2013-07-01")).isEmpty();
    }

    @Test
    void afterTheTransfersOfADayThoseWhoMovedAreComparedWithTheIncomeThroughTheDayBefore() {
        daily();
        post("2013-07-01", "1.0000");
        atOnce("500.00", "2013-07-02");
        atOnce("100.00", "2013-07-03");
        List<Holding> moved = List.of(new Holding(FUND, CUSTOMER, 9_501_00, 0), new Holding(FUND, bank, 500_00, 0));

        assertThat(compareMoved("2013-07-02", moved)).isZero();
        post("2013-07-02", "1.0000");
        assertThat(compareMoved("2013-07-02", moved)).isZero();
        assertThat(compareMoved("2013-07-02",
                List.of(new Holding(FUND, CUSTOMER, 9_501_00, 0), new Holding(FUND, bank, 500_01, 2),
                        new Holding(FUND, 10_009, 1, 0))))
                .isEqualTo(3);

        assertThat(open("2013-07-02")).containsExactly(
                "000198 bank " + bank + " units after the transfers 500.00 500.01",
                "000198 customer 10009 units after the transfers 0.00 0.01",
                "000198 bank " + bank + " accrued income after the transfers 0.00 0.02");
        // The 05 of the same date tells another moment and resolves none of them.
        registered("2013-07-02", CUSTOMER, "10001.00");
        assertThat(differences("2013-07-02")).hasSize(3);
        compareMoved("2013-07-02", List.of(new Holding(FUND, bank, 500_00, 0)));
        assertThat(open("2013-07-02"))
                .containsExactly("000198 customer 10009 units after the transfers 0.00 0.01");
    }

    @Test
    void accruedIncomeThatWentWithTheUnitsIsTheBanksFromTheTransfersOfItsDay() {
        fixture.fund(FUND, Fixture.FUND_CODE, "2013-07-01", Carry.MONTHLY, ResidueRule.RETAINED);
        bank = fixture.bank(21, FUND);
        fixture.holder(CUSTOMER, FUND, "10000.00", "2013-07-01");
        post("2013-07-01", "1.0000");
        atOnce("5000.00", "2013-07-02");
        registered("2013-07-02", CUSTOMER, "10000.00", 1_00);
        assertThat(differences("2013-07-02")).isEmpty();
        // 34 of the 2nd.
        transactions.run(() -> ledger.transferDecided(new Transfer(Account.accruedIncome(FUND, CUSTOMER),
                Account.accruedIncome(FUND, bank), 50, TransferKind.ACCRUAL, "34", day("2013-07-02"),
                day("2013-07-02"))));
        jdbc.sql("UPDATE instant_redemption SET state = 'CONFIRMED', income_taken = 50").update();
        assertThat(differences("2013-07-02")).isEmpty();
        List<Holding> moved = List.of(new Holding(FUND, CUSTOMER, 5_000_00, 50), new Holding(FUND, bank, 5_000_00, 50));
        assertThat(compareMoved("2013-07-02", moved)).isZero();
        post("2013-07-02", "1.0000");

        assertThat(differences("2013-07-02")).isEmpty();
        assertThat(compareMoved("2013-07-02", moved)).isZero();
        registered("2013-07-03", CUSTOMER, "5000.00", 1_00);
        registered("2013-07-03", bank, "5000.00", 99);
        assertThat(differences("2013-07-03"))
                .containsExactly("000198 bank " + bank + " accrued income 1.00 0.99");
    }

    private void daily() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        bank = fixture.bank(21, FUND);
        fixture.holder(CUSTOMER, FUND, "10000.00", "2013-07-01");
    }

    private void atOnce(String units, String date) {
        long hundredths = Units.of(units).hundredths();
        transactions.run(() -> {
            jdbc.sql("""
                    INSERT INTO instant_redemption (customer_id, channel, request_key, fund_id, ta_code, line_id, units,
                      take_income, state, redeemed_at, transfer_date, trade_date)
                    VALUES (?, 'demo', ?, ?, ?, 21, ?, TRUE, 'SENT', ?, ?, ?)
                    """).params(CUSTOMER, units + date, FUND, TA, hundredths, date + " 12:00:00", date, date).update();
            move(CUSTOMER, bank, units, TransferKind.INSTANT_REDEMPTION, date);
        });
    }

    private void move(long from, long to, String units, TransferKind kind, String date) {
        ledger.transferDecided(new Transfer(Account.units(FUND, from), Account.units(FUND, to),
                Units.of(units).hundredths(), kind, units + date, day(date), day(date)));
    }

    private void post(String date, String per10k) {
        while (!gates.openDay().isAfter(day(date))) {
            gates.closeDay(gates.openDay());
        }
        transactions.run(() -> quotes.accept(
                new QuoteReceived(FUND, day(date), day(date), new BigDecimal(per10k), null, "test")));
        income.post(FUND, day(date), transactions, Runnable::run, Progress.SILENT);
    }

    private void registered(String date, long holder, String units) {
        registered(date, holder, units, 0);
    }

    private void registered(String date, long holder, String units, long accruedCents) {
        jdbc.sql("""
                INSERT INTO register_row (ta_code, register_date, fund_id, customer_id, units, undistributed_income)
                VALUES (?, ?, ?, ?, ?, ?)
                """).params(TA, date, FUND, holder, Units.of(units).hundredths(), accruedCents).update();
    }

    private List<String> differences(String date) {
        transactions.run(() -> register.compare(TA, BreakType.REGISTER_UNITS, day(date).minusDays(1), day(date)));
        return open(date);
    }

    private List<String> open(String date) {
        return breaks.list(day(date)).stream().filter(found -> found.state() == Break.State.OPEN)
                .map(found -> found.subject() + " " + found.ours() + " " + found.theirs()).toList();
    }

    private int compareMoved(String date, List<Holding> moved) {
        return transactions.call(() -> register.compareMoved(TA, day(date), moved, 0).size());
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
