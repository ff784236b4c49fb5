package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.HolderAccounts;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Decimals;
import org.balancetreasure.money.Units;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The words in which tests of income set their scene; days pass as they are posted. */
class IncomeScene {

    static final int FUND = Fixture.FUND;

    final Fixture fixture;
    final Quotes quotes;
    final Gates gates;
    final Transactions transactions;
    final JdbcClient jdbc;
    final Ledger ledger;
    private final Parts parts;
    private int instants;

    /** What an IncomePosting is made of. */
    record Parts(IncomeMapper mapper, HolderMapper holders, HolderAccounts accounts, AdvancingBanks banks,
            WritePass writePass, IncomeProof proving, Funds funds,
            PlatformTransactionManager manager) {}

    IncomeScene(Fixture fixture, Quotes quotes, Gates gates, Transactions transactions, JdbcClient jdbc,
            Ledger ledger, IncomeMapper mapper, HolderMapper holders, HolderAccounts accounts, AdvancingBanks banks,
            WritePass writePass, IncomeProof proving,
            Funds funds,
            PlatformTransactionManager manager) {
        this.fixture = fixture;
        this.quotes = quotes;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.parts = new Parts(mapper, holders, accounts, banks, writePass, proving, funds, manager);
    }

    Fund dailyFund(ResidueRule rule) {
        return fixture.moneyMarketFund("2013-07-01", rule);
    }

    Fund monthlyFund(ResidueRule rule) {
        return fixture.fund(FUND, Fixture.FUND_CODE, "2013-07-01", Carry.MONTHLY, rule);
    }

    void holder(long holderId, String units) {
        fixture.holder(holderId, FUND, units, "2013-07-01");
    }

    /**
     * A bank that advances for the fund.
     *
     * @return the bank as a holder
     */
    long bank(int bankId) {
        return fixture.bank(bankId, FUND);
    }

    /** Units of a customer go to a bank and earn there from {@code day}; its accrued income as well, if it is not 0. */
    void redeemAtOnce(long holderId, long bank, String units, long accruedCents, String day) {
        LocalDate effective = LocalDate.parse(day);
        String reference = "instant " + ++instants;
        transactions.run(() -> {
            ledger.transfer(new Transfer(Account.units(FUND, holderId), Account.units(FUND, bank),
                    Units.of(units).hundredths(), TransferKind.INSTANT_REDEMPTION, reference, effective, effective));
            if (accruedCents > 0) {
                ledger.transferDecided(new Transfer(Account.accruedIncome(FUND, holderId),
                        Account.accruedIncome(FUND, bank), accruedCents, TransferKind.INSTANT_REDEMPTION, reference,
                        effective, effective));
            }
        });
    }

    /** What a bank has redeemed of its units leaves it. */
    void redeemOfBank(long bank, String units, String effectiveDate) {
        fixture.moveOut(FUND, bank, units, effectiveDate);
    }

    /** The same posting with ranges of another size. */
    IncomePosting posting(int rangeSize) {
        return new IncomePosting(parts.mapper(), parts.holders(), parts.accounts(),
                new ReadPass(parts.holders(), parts.mapper(), parts.banks(), parts.manager(), rangeSize),
                parts.writePass(),
                parts.proving(), parts.funds(), quotes, gates);
    }

    void quote(String day, String per10k) {
        quote(day, day, per10k);
    }

    void quote(String firstDay, String lastDay, String per10k) {
        transactions.run(() -> quotes.accept(new QuoteReceived(FUND, LocalDate.parse(firstDay),
                LocalDate.parse(lastDay), new BigDecimal(per10k), null, "test")));
    }

    /** Ends every day through {@code day}, posts it in ranges of {@code rangeSize} by two workers. */
    IncomeRun post(String day, int rangeSize) {
        LocalDate date = LocalDate.parse(day);
        endDay(day);
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            return posting(rangeSize).post(FUND, date, transactions, workers, Progress.SILENT);
        }
    }

    /** The quote of a day and its posting. */
    IncomeRun quoteAndPost(String day, String per10k) {
        quote(day, per10k);
        return post(day, 2);
    }

    void endDay(String day) {
        LocalDate date = LocalDate.parse(day);
        while (!gates.openDay().isAfter(date)) {
            gates.closeDay(gates.openDay());
        }
    }

    String units(long holderId) {
        return fixture.units(FUND, holderId);
    }

    String accrued(long holderId) {
        return jdbc
                .sql("SELECT balance FROM account WHERE asset_id = ? AND purpose = 'ACCRUED_INCOME' AND owner_id = ?")
                .params(FUND, holderId).query(Long.class).optional().map(cents -> Decimals.text(cents, 2))
                .orElse("0.00");
    }

    /** Cents by holder, of all sequences of a day. */
    Map<Long, Long> incomes(String day) {
        Map<Long, Long> incomes = new TreeMap<>();
        jdbc.sql(
                "SELECT holder_id, SUM(income) FROM income_entry WHERE fund_id = ? AND income_date = ? GROUP BY holder_id")
                .params(FUND, day).query(row -> {
                    incomes.put(row.getLong(1), row.getLong(2));
                });
        return incomes;
    }

    /** Hundredths of a unit by holder. */
    Map<Long, Long> bases(String day) {
        Map<Long, Long> bases = new TreeMap<>();
        jdbc.sql("SELECT holder_id, base FROM income_entry WHERE fund_id = ? AND income_date = ? AND sequence = 0")
                .params(FUND, day).query(row -> {
                    bases.put(row.getLong(1), row.getLong(2));
                });
        return bases;
    }

    List<String> incomeOf(long holderId) {
        return jdbc.sql(
                "SELECT income FROM income_entry WHERE fund_id = ? AND holder_id = ? ORDER BY income_date, sequence")
                .params(FUND, holderId).query(Long.class).list().stream().map(cents -> Decimals.text(cents, 2))
                .toList();
    }
}
