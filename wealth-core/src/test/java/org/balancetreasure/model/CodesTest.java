package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Java lists and the database lists is the same list. */
@CoreTest
class CodesTest {

    private final JdbcClient jdbc;

    CodesTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void everyPurposeKindAndTypeHasItsRowAndNoRowIsWithoutOne() {
        assertRows("SELECT purpose FROM account_purpose", Purpose.values());
        assertRows("SELECT kind FROM transfer_kind", TransferKind.values());
        assertRows("SELECT type FROM break_type", BreakType.values());
        assertRows("SELECT kind FROM approval_kind", Approval.Kind.values());
    }

    private void assertRows(String query, Enum<?>[] codes) {
        assertThat(jdbc.sql(query).query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(codes).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO gate (kind, scope, shard, open_date) VALUES ('NIGHT', 'ALL', 0, '2026-01-05')",
            "INSERT INTO gate (kind, scope, shard, open_date) VALUES ('day', 'ALL', 0, '2026-01-05')", """
                    INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, due_date, owner,
                      opened_at)
                    VALUES ('ODD', '2026-01-05', 'HOUSE', 'a', 'b', 'c', '2026-01-05', 'finance', '2026-01-05')
                    """})
    void aCodeThatIsNotListedIsRefused(String insert) {
        assertThatThrownBy(() -> jdbc.sql(insert).update()).isInstanceOf(DataAccessException.class);
    }
}
