package org.balancetreasure.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaysOutTest {

    @ParameterizedTest
    @EnumSource(BreakType.class)
    void everyTypeHasATeamAndAtLeastOneWayOut(BreakType type) {
        assertThat(WaysOut.of(type)).isNotEmpty();
        assertThat(WaysOut.team(type)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(BreakType.class)
    void whatTheRefusedRedemptionsSettleHasNoSecondWayThatMovesMoney(BreakType type) {
        Set<Way> ways = WaysOut.of(type);
        assertThat(ways.contains(Way.RESOLUTION))
                .isEqualTo(type == BreakType.INSTANT_REFUSED || type == BreakType.INSTANT_UNCONFIRMED);
        if (ways.contains(Way.RESOLUTION)) {
            assertThat(ways).isSubsetOf(Way.RESOLUTION, Way.MEND, Way.HAND_BACK);
        }
    }

    @Test
    void whatContradictsTheBooksIsNeverSimplyAccepted() {
        for (BreakType type : Set.of(BreakType.INVARIANT, BreakType.SHORTFALL, BreakType.UNCONFIRMED_ORDER,
                BreakType.SETTLEMENT_DIFFERS, BreakType.CASH_MISSING, BreakType.PAYMENT_UNKNOWN)) {
            assertThat(WaysOut.has(type, Way.ACCEPT)).as(type.name()).isFalse();
        }
    }

    @Test
    void theTableOfTheDocumentsIsTheMap() throws IOException {
        String table = Arrays.stream(BreakType.values())
                .map(type -> "| `" + type + "` | " + WaysOut.team(type).owner() + " | "
                        + WaysOut.of(type).stream().map(way -> "`" + way + "`").collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("..", "docs", "operating.md")))
                .as("docs/operating.md has this table: %s", table).contains(table);
    }
}
