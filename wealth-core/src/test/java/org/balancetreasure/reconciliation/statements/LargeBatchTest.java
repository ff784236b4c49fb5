package org.balancetreasure.reconciliation.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.money.Money;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class LargeBatchTest {

    /** More than the pages in which rows are read and written. */
    private static final int COUNT = 2_500;
    private static final LocalDate DAY = LocalDate.of(2013, 7, 11);

    private final StatementFiles statements;
    private final PaymentMessages messages;
    private final Payments payments;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Gates gates;
    private final TestClock clock;
    private final JdbcClient jdbc;

    LargeBatchTest(StatementFiles statements, PaymentMessages messages, Payments payments, Transactions transactions,
            ExchangeDirectory directory, Gates gates, TestClock clock, JdbcClient jdbc) {
        this.statements = statements;
        this.messages = messages;
        this.payments = payments;
        this.transactions = transactions;
        this.directory = directory;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void paymentsOfSeveralPagesGoInOneMessageAndAreBookedByOneSum() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(DAY);
        clock.set("2013-07-11T09:00");
        jdbc.sql("""
                INSERT INTO payment (end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account, amount, due_date,
                  claim_purpose, claim_owner, state, created_at)
                WITH RECURSIVE d AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM d WHERE n < 9)
                SELECT CONCAT('P', n), CONCAT('P', n), 1, 'DELIVERY', 1, 3, 100 + n, '2013-07-11', 'TA_COLLECTION', 11, 'CREATED',
                  '2013-07-11'
                FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n AS n FROM d a, d b, d c, d e, d f) numbers
                WHERE n < ?
                """).param(COUNT).update();
        jdbc.sql("""
                INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, payment_id, counter_purpose,
                  counter_owner)
                SELECT 1, end_to_end_id, end_to_end_id, -amount, due_date, payment_id, 'TA_COLLECTION', 11 FROM payment
                """).update();
        assertThat(messages.send("RIVER", DAY, transactions)).isEqualTo(COUNT);
        long sum = 100L * COUNT + (long) COUNT * (COUNT - 1) / 2;
        new BankStatement("6200001", "2013-07-11", 1, "0.00")
                .batch("RIVER-20130711-001-1", (long) COUNT, Money.ofCents(-sum).toString())
                .into(directory.in("RIVER"));
        clock.set("2013-07-11T21:30");
        statements.take("RIVER", DAY, transactions);

        assertThat(jdbc.sql("SELECT COUNT(*) FROM payment WHERE state = 'SUCCEEDED'").query(Integer.class).single())
                .isEqualTo(COUNT);
        assertThat(jdbc.sql("SELECT SUM(amount) FROM transfer").query(Long.class).single()).isEqualTo(sum);
        assertThat(payments.balance(TestBanks.SETTLEMENT).closing()).isEqualTo(-sum);
    }
}
