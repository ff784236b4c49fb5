package org.balancetreasure.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * SHA-256 over every holder's balances and entries, by business keys: two runs that did the same have the same digest,
 * whatever the order of insertion, the generated ids and the time on the wall.
 */
final class Digest {

    private static final List<String> QUERIES = List.of(
            "SELECT asset_id, purpose, owner_id, balance, held FROM account ORDER BY asset_id, purpose, owner_id",
            "SELECT fund_id, income_date, holder_id, sequence, base, income FROM income_entry ORDER BY fund_id, income_date, holder_id, sequence",
            """
            SELECT asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount, kind, booking_date, effective_date
            FROM transfer ORDER BY asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, kind, effective_date, booking_date, amount
            """,
            // What the platform orders for customers is named by generated ids: its origin says enough.
            """
            SELECT customer_id, origin, IF(origin IN ('PLAN', 'SWEEP', 'CREDIT'), NULL, request_key) AS named, origin_date, kind, fund_id, amount, units, state, trade_date, confirmed_amount, confirmed_units, return_code
            FROM fund_order ORDER BY customer_id, origin, named, origin_date, kind, fund_id, trade_date, amount, units, state, confirmed_amount, confirmed_units, return_code
            """,
            """
            SELECT customer_id, fund_id, line_id, units, take_income, income_taken, state, redeemed_at, transfer_date, trade_date, return_code
            FROM instant_redemption
            ORDER BY customer_id, fund_id, redeemed_at, transfer_date, trade_date, line_id, units, take_income, income_taken, state, return_code
            """,
            """
            SELECT p.customer_id, p.product_id, p.fund_id, p.kind, p.frequency, p.state, d.nominal_date, d.due_date, d.outcome, d.refusal_code
            FROM plan p LEFT JOIN plan_date d ON d.customer_id = p.customer_id AND d.plan_id = p.plan_id
            ORDER BY p.customer_id, p.product_id, p.fund_id, p.kind, p.frequency, p.state, d.nominal_date, d.due_date, d.outcome, d.refusal_code
            """,
            "SELECT customer_id, amount, redeemed, debited_at FROM wallet_debit ORDER BY customer_id, debited_at, amount, redeemed",
            "SELECT line_id, trade_date, part, advanced, units, repaid, rest FROM advance_redemption ORDER BY line_id, trade_date, part");

    private Digest() {}

    /** Dates by their own types: as texts the driver writes them in the digits of the host's locale. */
    private static String text(ResultSet rows, int column) throws SQLException {
        return String.valueOf(switch (rows.getMetaData().getColumnType(column)) {
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            default -> rows.getString(column);
        });
    }

    static String of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY)) {
            // Row by row from the server: the rows of a year do not fit the memory.
            statement.setFetchSize(Integer.MIN_VALUE);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    int columns = rows.getMetaData().getColumnCount();
                    StringBuilder line = new StringBuilder();
                    while (rows.next()) {
                        line.setLength(0);
                        for (int column = 1; column <= columns; column++) {
                            line.append(text(rows, column)).append('|');
                        }
                        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (SQLException e) {
            throw new IllegalStateException("The digest can't be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
