package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.advances.LineProposal;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.close.Closes;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.instant.RefusedRedemptions;
import org.balancetreasure.instant.UnitTransferConfirmation;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.ledger.ProvedBalances;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.plans.Frequency;
import org.balancetreasure.plans.Instruction;
import org.balancetreasure.plans.PlanResult;
import org.balancetreasure.plans.PlanRun;
import org.balancetreasure.plans.Plans;
import org.balancetreasure.plans.Schedule;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.resolutions.Journals;
import org.balancetreasure.resolutions.Journals.Journal;
import org.balancetreasure.resolutions.Journals.Side;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.settlement.Obligations;
import org.balancetreasure.settlement.Settlements;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.balancetreasure.transport.ExchangeDirectory;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.DebitResult.Debited;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.Wallets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books with a fact of every kind, as three days of trade leave them: Monday the 5th to Wednesday the 7th. */
public final class Books {

    private static final String TA = Fixture.TRANSFER_AGENT;
    private static final String FUND = Fixture.FUND_CODE;
    private static final int MONTHLY = 1003;
    private static final int BANK = 21;
    private static final int LINE = 1;
    private static final List<String> CLOSED = List.of("2026-01-05", "2026-01-06");

    private final Orders orders;
    private final Plans plans;
    private final PlanRun planRun;
    private final SweepRules rules;
    private final DailySweep sweep;
    private final Wallets wallets;
    private final InstantRedemptions instants;
    private final UnitTransfers transfers;
    private final RefusedRedemptions refused;
    private final AdvanceRedemptions advanceRedemptions;
    private final ConfirmationBooking confirmations;
    private final Obligations obligations;
    private final Settlements settlements;
    private final PaymentMessages messages;
    private final StatementFiles statements;
    private final ExchangeDirectory directory;
    private final IncomePosting posting;
    private final HouseBalances houseBalances;
    private final ProvedBalances provedBalances;
    private final Closes closes;
    private final Quotes quotes;
    private final Gates gates;
    private final Breaks breaks;
    private final Journals journals;
    private final Resolutions resolutions;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private int serials;

    Books(Orders orders, Plans plans, PlanRun planRun, SweepRules rules, DailySweep sweep, Wallets wallets,
            InstantRedemptions instants, UnitTransfers transfers, RefusedRedemptions refused,
            AdvanceRedemptions advanceRedemptions, ConfirmationBooking confirmations, Obligations obligations,
            Settlements settlements, PaymentMessages messages, StatementFiles statements, ExchangeDirectory directory,
            IncomePosting posting,
            HouseBalances houseBalances,
            ProvedBalances provedBalances, Closes closes, Quotes quotes, Gates gates,
            Breaks breaks, Journals journals, Resolutions resolutions, Transactions transactions, Fixture fixture,
            TestClock clock, JdbcClient jdbc) {
        this.orders = orders;
        this.plans = plans;
        this.planRun = planRun;
        this.rules = rules;
        this.sweep = sweep;
        this.wallets = wallets;
        this.instants = instants;
        this.transfers = transfers;
        this.refused = refused;
        this.advanceRedemptions = advanceRedemptions;
        this.confirmations = confirmations;
        this.obligations = obligations;
        this.settlements = settlements;
        this.messages = messages;
        this.statements = statements;
        this.directory = directory;
        this.posting = posting;
        this.houseBalances = houseBalances;
        this.provedBalances = provedBalances;
        this.closes = closes;
        this.quotes = quotes;
        this.gates = gates;
        this.breaks = breaks;
        this.journals = journals;
        this.resolutions = resolutions;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    public void write() {
        fixture.fund(Fixture.FUND, FUND, "2026-01-05", Carry.DAILY, ResidueRule.RETAINED);
        fixture.fund(MONTHLY, "990201", "2026-01-05", Carry.MONTHLY, ResidueRule.REDISTRIBUTED);
        fixture.settlement("NET", "2026-01-08");
        fixture.product(1, "SPLIT", "WEIGHT", new WeightedFund(Fixture.FUND, 2), new WeightedFund(MONTHLY, 1));
        fixture.advanceLine(LINE, BANK, FUND, 1, "5000.00");
        jdbc.sql("UPDATE fund SET daily_quota = 100000000").update();
        clock.set("2026-01-05T09:00");
        fixture.changeLine(new LineProposal.Grant(LINE, Money.of("6000.00")));
        Customer saver = sweptSaver();
        Customer planner = planner();
        Customer hasty = fixture.holder(10_003, Fixture.FUND, "900.33", "2026-01-05");

        clock.set("2026-01-05T10:00");
        planRun.run(LocalDate.parse("2026-01-05"), transactions);
        subscribe(planner, "20.00");
        redeem(planner, "50.00");
        clock.set("2026-01-05T14:00");
        sweep.run(LocalDate.parse("2026-01-05"), transactions, Runnable::run);
        closeTrading("2026-01-05");
        clock.set("2026-01-05T16:00");
        InstantRedemption good = redeemAtOnce(hasty, "100.00");
        InstantRedemption open = redeemAtOnce(hasty, "50.00");
        InstantRedemption lost = redeemAtOnce(hasty, "40.00");
        InstantRedemption again = redeemAtOnce(hasty, "30.00");
        InstantRedemption back = redeemAtOnce(hasty, "20.00");
        InstantRedemption owed = redeemAtOnce(hasty, "10.00");
        closeDay("2026-01-05", "1.1177");

        clock.set("2026-01-06T10:00");
        answer(good, Confirmation.SUCCESS);
        List.of(open, lost, again, back, owed).forEach(redemption -> answer(redemption, "0010"));
        confirmAll("2026-01-05");
        settle(lost, Way.WRITE_OFF);
        settle(again, Way.SEND_AGAIN);
        settle(back, Way.TAKE_BACK);
        settle(owed, Way.CLAIM);
        post("2026-01-05");
        transactions.run(() -> {
            houseBalances.rollUp(LocalDate.parse("2026-01-05"));
            provedBalances.proved(LocalDate.parse("2026-01-05"));
        });
        closeTrading("2026-01-06");
        closeDay("2026-01-06", "1.2345");

        clock.set("2026-01-07T10:00");
        transfers.markSent(TA, LocalDate.parse("2026-01-06"));
        transfers.unanswered(TA, LocalDate.parse("2026-01-06"), 10).forEach(sent -> answer(sent, Confirmation.SUCCESS));
        confirmAll("2026-01-06");
        post("2026-01-06");
        transactions.run(() -> houseBalances.rollUp(LocalDate.parse("2026-01-06")));
        fixture.accrue(MONTHLY, planner.customerId(), "0.10");
        subscribe(planner, "6.00");
        redeem(planner, "9.00");
        debit(saver, "600.00");
        closeTrading("2026-01-07");
        closeDay("2026-01-07", "1.1111");

        clock.set("2026-01-08T10:00");
        confirmAll("2026-01-07");
        agree("2026-01-08");
        subscribe(planner, "7.00");
        redeem(planner, "8.00");
        redeemAtOnce(hasty, "1.00");
        byHand(planner);
        bank("2026-01-08");
        CLOSED.forEach(day -> closes.close(LocalDate.parse(day), transactions));
    }

    /** The bank books what it is told and what is expected, and interest, on two accounts of ours. */
    private void bank(String date) {
        LocalDate day = LocalDate.parse(date);
        messages.send("RIVER", day, transactions);
        clock.set(date + "T21:00");
        for (int account : List.of(Fixture.SETTLEMENT_ACCOUNT, Fixture.RESERVE_ACCOUNT)) {
            BankStatement statement = new BankStatement("6222" + account, date, 1, "0.00");
            jdbc.sql("SELECT reference, amount FROM cash_item WHERE account_id = ? ORDER BY item_id").param(account)
                    .query((row, number) -> statement.single(row.getString(1),
                            Money.ofCents(row.getLong(2)).toString()))
                    .list();
            statement.bare("0.07", "ACMT/MCOP/INTR").into(directory.in("RIVER"));
        }
        assertThat(statements.take("RIVER", day, transactions)).isPositive();
    }

    /** A journal, and a claim that the operator bears. */
    private void byHand(Customer customer) {
        var losses = new Side(Purpose.LOSSES, Account.OPERATOR);
        var wallet = new Side(Purpose.WALLET, customer.customerId());
        fixture.approve(transactions.call(() -> journals.propose(
                new Journal("CNY", losses, wallet, 1_00, "complaint 1"), "paid twice", "li")), "wang");
        transactions.run(() -> breaks.open(new Difference(BreakType.SHORTFALL, LocalDate.parse("2026-01-08"), TA,
                "short", "0.02 units less", "redeemed").of(customer.customerId()).of(Fixture.FUND, 2)));
        long breakId = breaks.open(10).stream().filter(open -> open.subject().equals("short")).findFirst().orElseThrow()
                .breakId();
        fixture.approve(Objects.requireNonNull(transactions.call(() -> resolutions.propose(breakId,
                Resolution.of(org.balancetreasure.breaks.Way.WRITE_OFF), "two cents", "li")).result()), "wang");
    }

    /** Whose wallet keeps 500.00 and fills itself. */
    private Customer sweptSaver() {
        Customer saver = fixture.holder(10_001, Fixture.FUND, "500.55", "2026-01-05");
        wallets.credit(saver.customerId(), Money.of("1000.00"), "opening");
        transactions.run(() -> {
            rules.agree(saver, "rule", new SweepTerms("SPLIT", null, 500_00, 1, 1, false, true), null);
            rules.pause(saver, "pause", null);
            rules.resume(saver, "resume", null);
        });
        return saver;
    }

    /** Who has a plan into a fund and one into a product. */
    private Customer planner() {
        Customer planner = fixture.holder(10_002, Fixture.FUND, "333.33", "2026-01-05");
        wallets.credit(planner.customerId(), Money.of("1000.00"), "opening");
        var mondays = new Schedule(Frequency.WEEKLY, 1, LocalDate.parse("2026-01-05"), null, null);
        transactions.run(() -> {
            assertThat(plans.create(planner, new Instruction(null, FUND, OrderKind.SUBSCRIPTION, 10_00, mondays)))
                    .isInstanceOf(PlanResult.Kept.class);
            assertThat(plans.create(planner, new Instruction("SPLIT", null, OrderKind.SUBSCRIPTION, 30_00, mondays)))
                    .isInstanceOf(PlanResult.Kept.class);
        });
        return planner;
    }

    private void subscribe(Customer customer, String yuan) {
        assertThat(transactions.call(() -> orders.subscribe(customer, key(), FUND, Money.of(yuan))))
                .isInstanceOf(OrderResult.Accepted.class);
    }

    private void redeem(Customer customer, String units) {
        assertThat(transactions.call(() -> orders.redeem(customer, key(), FUND, Units.of(units))))
                .isInstanceOf(OrderResult.Accepted.class);
    }

    private InstantRedemption redeemAtOnce(Customer customer, String units) {
        InstantResult result = transactions.call(() -> instants.redeem(customer, key(), FUND, Units.of(units)));
        assertThat(result).isInstanceOf(InstantResult.Paid.class);
        return ((InstantResult.Paid) result).redemption();
    }

    private void debit(Customer customer, String yuan) {
        assertThat(transactions.call(() -> wallets.debit(customer, Money.of(yuan), Payee.NONE)))
                .isInstanceOf(Debited.class);
    }

    private String key() {
        return "request " + ++serials;
    }

    /** The gate closes, the banks' redemptions and all orders leave with 03. */
    private void closeTrading(String tradeDate) {
        LocalDate day = LocalDate.parse(tradeDate);
        clock.set(tradeDate + "T15:00");
        transactions.run(() -> {
            gates.closeTrading(TA, day);
            advanceRedemptions.order(TA, day);
            orders.markSent(TA, day);
            obligations.collect(TA, day);
        });
        jdbc.sql("""
                INSERT INTO exchanged_file (partner_code, file_name, direction, file_type, header_date, sha256, record_count,
                  state, registered_at)
                VALUES ('ZZ', ?, 'OUT', '03', ?, ?, ?, 'SENT', ?)
                """).params("03 of " + tradeDate, day, new byte[32],
                orders.ofFile(TA, day, OrderState.SENT, 0, 100).size(), day).update();
        jdbc.sql("INSERT INTO night_step (business_date, step, subject, state) VALUES (?, 'SEND', 'ZZ', 'COMPLETED')")
                .param(day).update();
    }

    /** The settlement day is agreed, and its payments are covered. */
    private void agree(String settlementDate) {
        LocalDate day = LocalDate.parse(settlementDate);
        SettlementTerms terms = settlements.terms(TA, day);
        assertThat(terms).isNotNull();
        settlements.find(terms, day, transactions);
        transactions.run(() -> settlements.agree(terms, day));
    }

    private void closeDay(String date, String per10k) {
        LocalDate day = LocalDate.parse(date);
        transactions.run(() -> {
            gates.closeDay(day);
            for (int fund : List.of(Fixture.FUND, MONTHLY)) {
                quotes.accept(QuoteReceived.ofDay(fund, day, new BigDecimal(per10k), null, "books"));
            }
        });
    }

    private void post(String date) {
        for (int fund : List.of(Fixture.FUND, MONTHLY)) {
            posting.post(fund, LocalDate.parse(date), transactions, Runnable::run, Progress.SILENT);
        }
    }

    /** A row of 34. */
    private void answer(InstantRedemption redemption, String returnCode) {
        transactions.run(() -> {
            transfers.markSent(TA, redemption.transferDate());
            transfers
                    .book(new UnitTransferConfirmation(TA, "T" + ++serials, redemption.number(), redemption.instantId(),
                            redemption.fundId(), returnCode, redemption.customerId(), BankHolder.of(BANK),
                            redemption.units(), 0));
            if (!returnCode.equals(Confirmation.SUCCESS)) {
                breaks.open(BreakType.INSTANT_REFUSED, redemption.transferDate(), TA, redemption.number(), "paid",
                        returnCode);
            }
        });
    }

    private void settle(InstantRedemption redemption, Way way) {
        var found = Objects.requireNonNull(refused.find(redemption.number()));
        var proposed = transactions.call(() -> refused.propose(found, way, "the agent has said so", "li"));
        assertThat(fixture.approve(proposed, "wang")).isInstanceOf(Approvals.Result.Done.class);
    }

    /** The rows of 04, each in full. */
    private void confirmAll(String tradeDate) {
        for (Order order : orders.ofFile(TA, LocalDate.parse(tradeDate), OrderState.SENT, 0, 100)) {
            var confirmation = new Confirmation(TA, "C" + ++serials, order.confirmDate(), order.orderNumber(),
                    order.orderId(), order.kind() == OrderKind.SUBSCRIPTION ? "122" : "124", Confirmation.SUCCESS,
                    order.customerId(), order.fundId(), order.ordered(), order.ordered(), 0, true, null);
            jdbc.sql("""
                    INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id,
                      business_code, return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished,
                      file_name, line_no, booked, effective_date, booked_on)
                    VALUES ('ZZ', ?, ?, ?, ?, ?, '0000', ?, ?, ?, ?, TRUE, 'books', 1, TRUE, confirm_date, (SELECT open_date FROM gate WHERE kind = 'DAY'))
                    """).params(confirmation.taSerialNo(), order.confirmDate(), order.orderNumber(), order.orderId(),
                    confirmation.businessCode(), order.customerId(), order.fundId(), order.ordered(), order.ordered())
                    .update();
            assertThat(transactions.call(() -> confirmations.book(confirmation)))
                    .isInstanceOf(ConfirmationBooking.Outcome.Booked.class);
        }
    }
}
