package org.balancetreasure.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class CustomersTest {

    private static final Registration ZHANG = new Registration(10_001, Fixture.CHANNEL, "张三", "0",
            "110101199003077758");

    private final Customers customers;
    private final Fixture fixture;
    private final JdbcClient jdbc;

    CustomersTest(Customers customers, Fixture fixture, JdbcClient jdbc) {
        this.customers = customers;
        this.fixture = fixture;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aChannel() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
    }

    @Test
    void nothingOfAPersonIsInClearInTheTable() {
        customers.register(ZHANG);

        jdbc.sql("SELECT * FROM customer").query(row -> {
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                byte[] bytes = row.getBytes(column);
                for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
                    assertThat(contains(bytes, "张".getBytes(charset))).isFalse();
                    assertThat(contains(bytes, "110101".getBytes(charset))).isFalse();
                }
            }
        });
        assertThat(customers.registration(10_001)).isEqualTo(ZHANG);
    }

    @Test
    void aPersonIsNotSaidInLogs() {
        assertThat(ZHANG.toString()).contains("10001").doesNotContain("张三", "110101199003077758");
    }

    @Test
    void aChannelDoesNotSeeAnothersCustomers() {
        customers.register(ZHANG);
        assertThat(customers.find(10_001, Fixture.CHANNEL)).isEqualTo(new Customer(10_001, Fixture.CHANNEL));
        assertThat(customers.find(10_001, "other")).isNull();
        assertThat(customers.find(10_001, "DEMO")).isNull();
        assertThat(customers.find(10_001, Fixture.CHANNEL + " ")).isNull();
        assertThat(customers.find(10_002, Fixture.CHANNEL)).isNull();
    }

    @Test
    void registersACustomerOnceAndNoPartyOfTheHouse() {
        customers.register(ZHANG);
        customers.register(new Registration(10_001, Fixture.CHANNEL, "李四", "0", "other"));
        assertThat(customers.registration(10_001)).isEqualTo(ZHANG);
        assertThatThrownBy(() -> customers.register(new Registration(9_999, Fixture.CHANNEL, "李四", "0", "other")))
                .hasMessageContaining("start at 10000");
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
