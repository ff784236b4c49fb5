package org.balancetreasure.benchmarks.requests;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.stream.IntStream;
import org.balancetreasure.benchmarks.Progress;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers with full wallets, and money-market funds that they may trade at any sum. */
final class Market {

    static final String CHANNEL = "bench";
    static final String TRANSFER_AGENT = "ZZ";
    static final int FUNDS = 20;
    static final int CUSTOMERS = 2_000;
    static final long FIRST_CUSTOMER = 10_001;
    /** A trading day before its cut-off, on which the clock of the benchmark stands. */
    static final LocalDateTime NOW = LocalDateTime.of(2013, 7, 1, 10, 0);
    private static final int FIRST_FUND = 1001;
    private static final long FULL = 10_000_000_000_000L;

    private Market() {}

    static void load(JdbcTemplate jdbc, Progress progress) {
        progress.begin("Loading customers and funds");
        LocalDate today = NOW.toLocalDate();
        jdbc.update("INSERT INTO channel VALUES (?, '基准', 'Benchmark')", CHANNEL);
        jdbc.update("INSERT INTO party VALUES (11, 'TRANSFER_AGENT', '基准登记', 'Benchmark transfer agent')");
        jdbc.update("INSERT INTO partner (partner_code, party_id) VALUES (?, 11)", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (?, '998')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES (?, '2013-01-01')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO gate (kind, scope, shard, open_date) VALUES ('TRADING', ?, 0, ?)", TRANSFER_AGENT,
                today);
        jdbc.update("INSERT INTO gate (kind, scope, shard, open_date) VALUES ('DAY', 'ALL', 0, ?)", today);
        for (int i = 0; i < FUNDS; i++) {
            jdbc.update("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, ?, 'UNITS', 2)", fundId(i),
                    fundCode(i));
            jdbc.update("INSERT INTO party VALUES (?, 'FUND', '基准货币', 'Benchmark money-market fund')", fundId(i));
            jdbc.update("""
                    INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day)
                    VALUES (?, ?, ?, '基准货币', 'Benchmark money-market fund', ?)
                    """, fundId(i), fundCode(i), TRANSFER_AGENT, today);
            jdbc.update("INSERT INTO channel_fund (channel, fund_id) VALUES (?, ?)", CHANNEL, fundId(i));
        }
        jdbc.batchUpdate("""
                INSERT INTO customer (customer_id, channel, name_encrypted, certificate_no_encrypted, registered_at)
                VALUES (?, ?, '', '', ?)
                """, IntStream.range(0, CUSTOMERS).mapToObj(i -> new Object[]{FIRST_CUSTOMER + i, CHANNEL, NOW})
                .toList());
        jdbc.batchUpdate("INSERT INTO account (asset_id, purpose, owner_id, balance) VALUES (156, 'WALLET', ?, ?)",
                IntStream.range(0, CUSTOMERS).mapToObj(i -> new Object[]{FIRST_CUSTOMER + i, FULL}).toList());
    }

    static int fundId(int index) {
        return FIRST_FUND + index;
    }

    static String fundCode(int index) {
        return String.format(Locale.ROOT, "%06d", fundId(index));
    }

    /** Customers take turns, so that nobody waits for an earlier request of the same one. */
    static long customer(long number) {
        return FIRST_CUSTOMER + Math.floorMod(number, CUSTOMERS);
    }
}
