package org.balancetreasure.api.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class PaymentsApiTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 11);

    private final Callers callers;
    private final Payments payments;
    private final PaymentMessages messages;
    private final StatementFiles statements;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Gates gates;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PaymentsApiTest(Callers callers, Payments payments, PaymentMessages messages, StatementFiles statements,
            Transactions transactions, ExchangeDirectory directory, Gates gates, TestClock clock, JdbcClient jdbc) {
        this.callers = callers;
        this.payments = payments;
        this.messages = messages;
        this.statements = statements;
        this.transactions = transactions;
        this.directory = directory;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Of two payments one is on the statement, beside a line that nobody expects. */
    @BeforeEach
    void aDayWithBanks() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(DAY);
        clock.set("2013-07-11T09:00");
        transactions.run(() -> {
            create("A", "30.00");
            create("B", "20.00");
        });
        messages.send("RIVER", DAY, transactions);
        new BankStatement("6200001", "2013-07-11", 1, "100.00").single("A", "-30.00").nameless("5.00", "6200011")
                .into(directory.in("RIVER"));
        statements.take("RIVER", DAY, transactions);
    }

    private void create(String endToEndId, String yuan) {
        payments.create(new NewPayment(endToEndId, NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT,
                TestBanks.COLLECTION, Money.of(yuan), DAY, Account.cash(Purpose.TA_COLLECTION, 11)));
    }

    @Test
    void listsPaymentsNewestFirstByStateKindBankAndDay() {
        Caller finance = callers.finance();

        Reply first = finance.get("/v1/payments?limit=1");
        assertThat(first.at("/items/0/endToEndId")).isEqualTo("B");
        assertThat(finance.get("/v1/payments?limit=1&cursor=" + first.at("/next")).at("/items/0/endToEndId"))
                .isEqualTo("A");
        assertThat(found("?state=SUCCEEDED")).isEqualTo(1);
        assertThat(found("?kind=DELIVERY&bank=RIVER&from=2013-07-11&to=2013-07-11")).isEqualTo(2);
        assertThat(found("?kind=FEE")).isZero();
        assertThat(found("?bank=HILL")).isZero();
        assertThat(found("?from=2013-07-12")).isZero();
        assertThat(finance.get("/v1/payments?state=LOST").at("/rule")).isEqualTo("ONE_OF");
    }

    @Test
    void showsWhereAPaymentStands() {
        Reply payment = callers.finance().get("/v1/payments/" + payments.find("A").paymentId());

        assertThat(payment.json().toString()).contains("""
                "endToEndId":"A","attempt":1,"kind":"DELIVERY","bank":"RIVER","debtorAccount":"6200001",\
                "creditorBank":"RIVER","creditorAccount":"6200011","amount":"30.00","dueDate":"2013-07-11",\
                "state":"SUCCEEDED","released":true,"messageId":"RIVER-20130711-001","groupId":"RIVER-20130711-001-1",\
                "createdAt":"2013-07-11T09:00:00+08:00","endedAt":"2013-07-11T09:00:00+08:00\"""");
        assertThat(callers.finance().get("/v1/payments/999").status()).isEqualTo(404);
    }

    @Test
    void letsAPaymentAboveTheLimitOfItsBankGoOnceTwoPersonsWantIt() {
        jdbc.sql("UPDATE bank_terms SET release_limit = 1000 WHERE bank_code = 'RIVER'").update();
        transactions.run(() -> create("C", "10.01"));
        long paymentId = payments.find("C").paymentId();
        assertThat(payments.find("C").released()).isFalse();
        messages.send("RIVER", DAY, transactions);
        assertThat(payments.find("C").messageId()).as("it waits").isNull();

        String body = "{\"reason\": \"as agreed\"}";
        Reply proposed = callers.finance("li").post("/v1/payments/" + paymentId + "/release", "a", body);
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.at("/content/amount")).isEqualTo("10.01");
        String decided = "{\"contentHash\": \"" + proposed.at("/contentHash") + "\"}";
        String path = "/v1/approvals/" + proposed.at("/approvalId") + "/approval";
        assertThat(callers.finance("li").post(path, "b", decided).status()).as("not by who proposed it")
                .isNotEqualTo(200);
        assertThat(callers.finance("wang").post(path, "c", decided).status()).isEqualTo(200);

        assertThat(payments.find("C").released()).isTrue();
        messages.send("RIVER", DAY, transactions);
        assertThat(payments.find("C").messageId()).isNotNull();
        assertThat(callers.finance("li").post("/v1/payments/" + paymentId + "/release", "d", body).at("/code"))
                .isEqualTo("PAYMENT_NOT_WAITING");
        assertThat(callers.finance("li").post("/v1/payments/999/release", "e", body).status()).isEqualTo(404);
    }

    @Test
    void showsWhatEachLineOfAStatementMatched() {
        Caller finance = callers.finance();

        Reply list = finance.get("/v1/bank-statements?bank=RIVER");
        assertThat(list.at("/items/0/opening")).isEqualTo("100.00");
        assertThat(list.at("/items/0/closing")).isEqualTo("75.00");
        assertThat(finance.get("/v1/bank-statements?to=2013-07-10").json().at("/items").size()).isZero();

        String lines = "/v1/bank-statements/" + list.at("/items/0/statementId") + "/lines";
        Reply first = finance.get(lines + "?limit=1");
        assertThat(first.at("/items/0/meaning")).isEqualTo("UNEXPECTED");
        assertThat(first.at("/items/0/amount")).isEqualTo("5.00");
        assertThat(first.at("/items/0/partyAccount")).isEqualTo("6200011");
        Reply second = finance.get(lines + "?limit=1&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/meaning")).isEqualTo("MATCHED");
        assertThat(second.at("/items/0/matched")).isEqualTo("A");
        assertThat(second.at("/items/0/paymentId")).isEqualTo(Long.toString(payments.find("A").paymentId()));
        assertThat(finance.get("/v1/bank-statements/999/lines").status()).isEqualTo(404);
    }

    private int found(String filter) {
        return callers.finance().get("/v1/payments" + filter).json().at("/items").size();
    }
}
