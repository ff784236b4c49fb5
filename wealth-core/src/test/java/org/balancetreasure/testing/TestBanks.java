package org.balancetreasure.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.balancetreasure.transport.ExchangeDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The banks in which tests set their scene. RIVER has our settlement and fee accounts and the collection account of the
 * transfer agent, books in batches and writes reversals as they are; HILL has the wallet reserve, books one by one and
 * gives a reversal the direction of what it reverses.
 */
public final class TestBanks {

    public static final int SETTLEMENT = 1;
    public static final int FEES = 2;
    public static final int COLLECTION = 3;
    public static final int RESERVE = 4;
    public static final int ADVANCING = 5;

    private TestBanks() {}

    /** Both banks, with terms and accounts from a day on; their folders are empty. */
    public static void open(JdbcClient jdbc, ExchangeDirectory directory, String firstDay) {
        jdbc.sql("""
                INSERT IGNORE INTO party VALUES (11, 'TRANSFER_AGENT', '演示登记', 'Demo transfer agent'),
                  (21, 'BANK', '河流银行', 'River Bank'), (22, 'BANK', '山丘银行', 'Hill Bank')
                """).update();
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('RIVER', 21), ('HILL', 22)").update();
        jdbc.sql("INSERT INTO bank (bank_code, bic) VALUES ('RIVER', 'RIVRCNBJXXX'), ('HILL', 'HILLCNSHXXX')").update();
        jdbc.sql("""
                INSERT INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking,
                  reversals, yearly_numbers, release_limit)
                VALUES ('RIVER', :day, 'CN', '17:00', '20:00', '21:00', TRUE, 'AS_WRITTEN', TRUE, NULL),
                  ('HILL', :day, 'CN', '17:00', '20:00', '21:00', FALSE, 'OF_ORIGINAL', TRUE, NULL)
                """).param("day", firstDay).update();
        jdbc.sql("""
                INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
                VALUES (1, 'RIVER', 'SALES_SETTLEMENT', 1, '6200001', '基金销售结算专户', 156, :day),
                  (2, 'RIVER', 'FEES', 1, '6200002', 'Fees', 156, :day),
                  (3, 'RIVER', 'TA_COLLECTION', 11, '6200011', 'Demo transfer agent', 156, :day),
                  (4, 'HILL', 'WALLET_RESERVE', 1, '3300001', 'Wallet reserve', 156, :day),
                  (5, 'HILL', 'ADVANCE_FUNDING', 22, '3300022', 'Hill Bank', 156, :day)
                """).param("day", firstDay).update();
        for (String bankCode : List.of("RIVER", "HILL")) {
            clear(directory.in(bankCode));
            clear(directory.out(bankCode));
            clear(directory.sent(bankCode));
        }
    }

    /** Leaves no file in a folder. */
    public static void clear(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
