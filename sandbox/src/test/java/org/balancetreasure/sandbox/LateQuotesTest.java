package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateQuotesTest {

    private static final LocalDate FROM = LocalDate.of(2013, 7, 1);
    private static final LocalDate UNTIL = LocalDate.of(2014, 8, 31);

    @Test
    void someDaysAreLateAndTheirQuotesComeInOrder() {
        Map<LocalDate, Integer> late = LateQuotes.daysLate(FROM, UNTIL);

        assertThat(late.size()).isBetween(40, 140);
        assertThat(late.values()).allMatch(days -> days >= 1 && days <= 3).contains(1, 2, 3);
        LocalDate before = FROM;
        for (LocalDate day = FROM; !day.isAfter(UNTIL); day = day.plusDays(1)) {
            LocalDate comes = day.plusDays(late.getOrDefault(day, 0));
            assertThat(comes).isAfterOrEqualTo(before);
            before = comes;
        }
    }

    @Test
    void nothingIsOwedAfterTheLastDayOfARun() {
        for (LocalDate until = FROM; until.isBefore(UNTIL); until = until.plusDays(1)) {
            LocalDate last = until;
            assertThat(LateQuotes.daysLate(FROM, until))
                    .allSatisfy((day, days) -> assertThat(day.plusDays(days)).isBeforeOrEqualTo(last));
        }
    }

    @Test
    void aShortRunMeetsALateQuoteToo() {
        assertThat(LateQuotes.daysLate(FROM, FROM.plusDays(29))).isNotEmpty();
        assertThat(LateQuotes.daysLate(LocalDate.of(2013, 7, 4), LocalDate.of(2013, 7, 11))).isNotEmpty();
    }
}
