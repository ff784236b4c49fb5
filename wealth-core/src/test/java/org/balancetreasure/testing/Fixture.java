package org.balancetreasure.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.LineProposal;
import org.balancetreasure.advances.LineProposals;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditTrail;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.UnitTransferConfirmation;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.wallets.Wallets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which tests set their scene. */
public final class Fixture {

    public static final String CHANNEL = "demo";
    public static final String TRANSFER_AGENT = "ZZ";
    public static final String FUND_CODE = "000198";
    public static final int FUND = 1001;
    /** Bank accounts of {@link #settlement}. */
    public static final int SETTLEMENT_ACCOUNT = 1;
    public static final int RESERVE_ACCOUNT = 2;
    public static final int ADVANCING_BANK = 21;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Wallets wallets;
    private final Funds funds;
    private final Ledger ledger;
    private final Gates gates;
    private final Transactions transactions;
    private final AdvanceLines advanceLines;
    private final UnitTransfers instantTransfers;
    private final Breaks breaks;
    private final Approvals approvals;
    private final LineProposals lineProposals;
    private final AuditTrail trail;
    private int movements;

    Fixture(JdbcClient jdbc, Customers customers, Wallets wallets, Funds funds, Ledger ledger, Gates gates,
            Transactions transactions, AdvanceLines advanceLines, UnitTransfers instantTransfers, Breaks breaks,
            Approvals approvals, LineProposals lineProposals, AuditTrail trail) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.wallets = wallets;
        this.funds = funds;
        this.ledger = ledger;
        this.gates = gates;
        this.transactions = transactions;
        this.advanceLines = advanceLines;
        this.instantTransfers = instantTransfers;
        this.breaks = breaks;
        this.approvals = approvals;
        this.lineProposals = lineProposals;
        this.trail = trail;
    }

    /** A channel, a transfer agent and one money-market fund with daily carry; gates open at {@code firstDay}. */
    public Fund moneyMarketFund(String firstDay, ResidueRule residueRule) {
        return fund(FUND, FUND_CODE, firstDay, Carry.DAILY, residueRule);
    }

    public Fund fund(int fundId, String fundCode, String firstDay, Carry carry, ResidueRule residueRule) {
        LocalDate first = LocalDate.parse(firstDay);
        jdbc.sql("INSERT IGNORE INTO channel VALUES ('demo', '演示', 'Demo')").update();
        jdbc.sql("INSERT IGNORE INTO party VALUES (11, 'TRANSFER_AGENT', '演示登记', 'Demo transfer agent')").update();
        jdbc.sql("INSERT IGNORE INTO partner (partner_code, party_id) VALUES ('ZZ', 11)").update();
        jdbc.sql("INSERT IGNORE INTO transfer_agent (ta_code, distributor_code) VALUES ('ZZ', '998')").update();
        jdbc.sql("INSERT IGNORE INTO transfer_agent_terms (ta_code, valid_from) VALUES ('ZZ', '2013-01-01')").update();
        jdbc.sql("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, ?, 'UNITS', 2)").params(fundId, fundCode)
                .update();
        jdbc.sql("INSERT INTO party VALUES (?, 'FUND', '演示货币', 'Demo money-market fund')").params(fundId).update();
        jdbc.sql("""
                INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, carry, residue_rule)
                VALUES (?, ?, 'ZZ', '演示货币', 'Demo money-market fund', ?, ?, ?)
                """).params(fundId, fundCode, first, carry.name(), residueRule.name()).update();
        jdbc.sql("INSERT INTO channel_fund (channel, fund_id) VALUES (?, ?)").params(CHANNEL, fundId).update();
        gates.openDay(first);
        gates.openTrading(TRANSFER_AGENT, first);
        return funds.byId(fundId);
    }

    /**
     * Money is settled with the transfer agent through bank RIVER, which has our accounts, the agent's, and that of an
     * advancing bank.
     *
     * @param from first confirmation date that is settled
     */
    public void settlement(String netting, String from) {
        party(31);
        party(ADVANCING_BANK);
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('RIVER', 31)").update();
        jdbc.sql("INSERT INTO bank (bank_code, bic) VALUES ('RIVER', 'RIVRCNBJXXX')").update();
        jdbc.sql("""
                INSERT INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking, reversals,
                  yearly_numbers)
                VALUES ('RIVER', '2013-01-01', 'CN', '17:00', '20:00', '21:00', TRUE, 'AS_WRITTEN', TRUE)
                """).update();
        bankAccount(SETTLEMENT_ACCOUNT, "SALES_SETTLEMENT", 1);
        bankAccount(RESERVE_ACCOUNT, "WALLET_RESERVE", 1);
        bankAccount(3, "TA_COLLECTION", 11);
        bankAccount(4, "ADVANCE_FUNDING", ADVANCING_BANK);
        bankAccount(5, "FEES", 1);
        jdbc.sql("""
                INSERT INTO settlement_terms (ta_code, valid_from, netting, settlement_account, collection_account,
                  reserve_account, summaries)
                VALUES ('ZZ', ?, ?, ?, 3, ?, '25')
                """).params(LocalDate.parse(from), netting, SETTLEMENT_ACCOUNT, RESERVE_ACCOUNT).update();
    }

    private void bankAccount(int id, String purpose, int owner) {
        jdbc.sql("""
                INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
                VALUES (?, 'RIVER', ?, ?, ?, 'Holder', 156, '2013-01-01')
                """).params(id, purpose, owner, "6222" + id).update();
    }

    /** A product of the channel over funds that exist, which are redeemed in the order in which they are named. */
    public void product(int productId, String productCode, String allocation, WeightedFund... funds) {
        jdbc.sql("INSERT INTO product VALUES (?, ?, ?, '演示余额', 'Demo balance', ?)")
                .params(productId, CHANNEL, productCode, allocation).update();
        for (int i = 0; i < funds.length; i++) {
            jdbc.sql("INSERT INTO product_fund (product_id, fund_id, weight, out_order) VALUES (?, ?, ?, ?)")
                    .params(productId, funds[i].fundId(), funds[i].weight(), i + 1).update();
        }
    }

    /** A fund behind a product. */
    public record WeightedFund(int fundId, int weight) {}

    /** A bank, with a line for the instant redemptions of a fund and an account at its transfer agent. */
    public void advanceLine(int lineId, int bankId, String fundCode, int priority, String granted) {
        advanceLine(lineId, bankId, fundCode, priority, granted, false);
    }

    /** A bank that has no line yet. */
    public void party(int bankId) {
        jdbc.sql("INSERT IGNORE INTO party VALUES (?, 'BANK', ?, ?)")
                .params(bankId, "演示银行" + bankId, "Demo bank " + bankId).update();
    }

    public void advanceLine(int lineId, int bankId, String fundCode, int priority, String granted,
            boolean takeIncome) {
        party(bankId);
        advanceLines.setUp(new AdvanceLines.Terms(lineId, bankId, fundCode, priority, Money.of(granted),
                Money.of("100.00"), 4, takeIncome, "0", "LICENCE" + bankId));
        accountAtTransferAgent(BankHolder.of(bankId));
    }

    /** A change of a line that li proposes and wang approves. */
    public void changeLine(LineProposal proposal) {
        Approvals.Result done = approve(
                transactions.call(() -> lineProposals.propose(proposal, "as agreed", "li")), "wang");
        assertThat(done).isInstanceOf(Approvals.Result.Done.class);
    }

    /** Somebody approves what was proposed and shown, as over HTTP. */
    public Approvals.Result approve(Approvals.Result proposed, String by) {
        assertThat(proposed).isInstanceOf(Approvals.Result.Done.class);
        return approve(((Approvals.Result.Done) proposed).approval(), by);
    }

    public Approvals.Result approve(Approval seen, String by) {
        return transactions.call(
                () -> recorded(Act.Action.APPROVAL, seen, by, approvals.approve(seen, seen.contentHash(), by)));
    }

    /** Somebody takes back what was proposed, as over HTTP. */
    public Approvals.Result withdraw(Approval seen, String by) {
        return transactions.call(() -> recorded(Act.Action.WITHDRAWAL, seen, by, approvals.withdraw(seen, by)));
    }

    /** Somebody refuses what another person proposed, as over HTTP. */
    public Approvals.Result refuse(Approval seen, String reason, String by) {
        return transactions.call(
                () -> recorded(Act.Action.APPROVAL_REFUSAL, seen, by, approvals.refuse(seen, reason, by)));
    }

    private Approvals.Result recorded(Act.Action action, Approval seen, String by, Approvals.Result result) {
        trail.record(by, Customer.HOUSE, Act.of(action, Long.toString(seen.approvalId())),
                result instanceof Approvals.Result.Done ? 200 : 422, null);
        return result;
    }

    /** 34 of a day refuses each instant redemption that it has not answered yet, and 33 has carried. */
    public void refuseTransfers(String transferDate, String returnCode) {
        LocalDate day = LocalDate.parse(transferDate);
        transactions.run(() -> {
            instantTransfers.markSent(TRANSFER_AGENT, day);
            for (InstantRedemption sent : instantTransfers.unanswered(TRANSFER_AGENT, day, 100)) {
                instantTransfers.book(new UnitTransferConfirmation(TRANSFER_AGENT, "R" + sent.instantId(),
                        sent.number(), sent.instantId(), sent.fundId(), returnCode, sent.customerId(),
                        BankHolder.of(sent.bankId()), sent.units(), 0));
                breaks.open(BreakType.INSTANT_REFUSED, day, TRANSFER_AGENT, sent.number(), "paid", returnCode);
            }
        });
    }

    /** As if 001 and 101 had passed long ago. */
    public void accountAtTransferAgent(long customerId) {
        jdbc.sql("""
                INSERT IGNORE INTO ta_account (customer_id, ta_code, state, trade_date, ta_account_id)
                VALUES (?, 'ZZ', 'OPEN', '2000-01-03', ?)
                """).params(customerId, "ZZ" + customerId % 1_000_000).update();
    }

    /** A registered customer with money in the wallet. */
    public Customer customerWithWallet(long customerId, String yuan) {
        Customer customer = customer(customerId);
        if (Money.of(yuan).isPositive()) {
            credit(customerId, yuan);
        }
        return customer;
    }

    /** Money comes into a wallet. */
    public void credit(long customerId, String yuan) {
        wallets.credit(customerId, Money.of(yuan), "credit " + customerId + " " + ++movements);
    }

    public Customer customer(long customerId) {
        customers.register(new Registration(customerId, CHANNEL, "测试客户" + customerId, "0", "TEST" + customerId));
        return new Customer(customerId, CHANNEL);
    }

    /** A registered customer who holds units that earn from {@code effectiveDate}. */
    public Customer holder(long customerId, int fundId, String units, String effectiveDate) {
        Customer customer = customer(customerId);
        moveIn(fundId, customerId, units, effectiveDate);
        return customer;
    }

    /** Units arrive, as by a forced increase, at a customer with an account at the transfer agent. */
    public void moveIn(int fundId, long customerId, String units, String effectiveDate) {
        accountAtTransferAgent(customerId);
        move(Account.house(Purpose.UNITS_IN_ISSUE, fundId), Account.units(fundId, customerId), units, effectiveDate);
    }

    /** Units leave, as by a forced decrease. */
    public void moveOut(int fundId, long customerId, String units, String effectiveDate) {
        move(Account.units(fundId, customerId), Account.house(Purpose.UNITS_IN_ISSUE, fundId), units, effectiveDate);
    }

    /** Income of a fund with monthly carry accrues. */
    public void accrue(int fundId, long customerId, String yuan) {
        move(Account.house(Purpose.UNITS_IN_ISSUE, fundId), Account.accruedIncome(fundId, customerId), yuan,
                gates.openDay().toString());
    }

    /** More was redeemed than negative income had left: the holder owes the units since. */
    public void owes(long customerId, int fundId, String units) {
        String today = gates.openDay().toString();
        moveOut(fundId, customerId, units, today);
        transactions.run(() -> ledger.transfer(new Transfer(Account.house(Purpose.RECEIVABLES, fundId),
                Account.units(fundId, customerId), Units.of(units).hundredths(), TransferKind.SHORTFALL,
                "fixture " + movements, LocalDate.parse(today), LocalDate.parse(today))));
    }

    private void move(Account from, Account to, String units, String effectiveDate) {
        long hundredths = Units.of(units).hundredths();
        String reference = "fixture " + ++movements;
        if (hundredths > 0) {
            transactions.run(() -> ledger.transferDecided(new Transfer(from, to, hundredths, TransferKind.ADJUSTMENT,
                    reference, gates.lockBusinessDate(), LocalDate.parse(effectiveDate))));
        }
    }

    public String wallet(long customerId) {
        return Money.ofCents(ledger.balance(Account.wallet(customerId)).balance()).toString();
    }

    public String units(int fundId, long customerId) {
        return Units.ofHundredths(ledger.balance(Account.units(fundId, customerId)).balance()).toString();
    }

    /**
     * A bank as a holder of a fund's units; its line has no room, so that it advances nothing.
     *
     * @return the bank as a holder
     */
    public long bank(int bankId, int fundId) {
        jdbc.sql("INSERT IGNORE INTO party VALUES (?, 'BANK', '垫资银行', 'Advancing bank')").param(bankId).update();
        jdbc.sql("""
                INSERT INTO advance_line (line_id, bank_id, fund_id, priority, granted, warning_at)
                VALUES (?, ?, ?, ?, 0, 0)
                """).params(bankId, bankId, fundId, bankId).update();
        return BankHolder.of(bankId);
    }

    /** Returns once so many transactions wait for locks of others. */
    public void awaitLockWaits(int count) {
        await().until(() -> lockWaits() == count);
    }

    /** How many transactions wait for a lock now. */
    public long lockWaits() {
        return jdbc.sql("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                .query(Long.class).single();
    }

    /**
     * Whether the row is there, and a transaction other than this has locked it.
     *
     * @param row table and condition
     */
    public boolean isLocked(String row) {
        String one = "SELECT 1 FROM " + row;
        return !jdbc.sql(one).query(Long.class).list().isEmpty()
                && transactions
                        .call(() -> jdbc.sql(one + " FOR UPDATE SKIP LOCKED").query(Long.class).list().isEmpty());
    }
}
