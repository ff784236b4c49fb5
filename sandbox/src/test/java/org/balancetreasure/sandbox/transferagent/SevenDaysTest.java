package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class SevenDaysTest {

    @Test
    void everyPublishedYieldOfFund000198FollowsFromItsIncomes() throws IOException {
        SortedMap<LocalDate, BigDecimal> incomes = new TreeMap<>();
        Map<LocalDate, BigDecimal> yields = new TreeMap<>();
        new ClassPathResource("sql/seed/demo/quotes_000198.csv")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                .lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                    incomes.put(LocalDate.parse(cells[0]), new BigDecimal(cells[1]));
                    yields.put(LocalDate.parse(cells[0]), new BigDecimal(cells[2]));
                });
        Map<LocalDate, DayQuote> quotes = SevenDays.quotes(incomes, Carry.DAILY);

        LocalDate seventh = incomes.firstKey().plusDays(6);
        assertThat(incomes.tailMap(seventh)).hasSize(421).allSatisfy((day, income) -> assertThat(quotes.get(day))
                .satisfies(quote -> assertThat(quote.sevenDayYield()).isEqualByComparingTo(yields.get(day))));
    }

    @Test
    void withMonthlyCarryTheDaysAreAddedUp() {
        // Worked in rules for 2013-07-07: 10.1331 in seven days are 5.283688 percent.
        SortedMap<LocalDate, BigDecimal> incomes = new TreeMap<>();
        LocalDate day = LocalDate.of(2013, 7, 1);
        for (String income : "1.5787 1.5461 1.4670 1.4223 1.3845 1.3674 1.3671".split(" ")) {
            incomes.put(day, new BigDecimal(income));
            day = day.plusDays(1);
        }
        assertThat(SevenDays.quotes(incomes, Carry.MONTHLY).get(LocalDate.of(2013, 7, 7)))
                .isEqualTo(new DayQuote(new BigDecimal("1.3671"), new BigDecimal("5.284")));
    }

    @Test
    void aLossIsANegativeYieldAndAFirstDaySpeaksOfItself() {
        SortedMap<LocalDate, BigDecimal> incomes = new TreeMap<>(
                Map.of(LocalDate.of(2013, 7, 1), new BigDecimal("-1")));
        assertThat(SevenDays.quotes(incomes, Carry.DAILY).values())
                .containsExactly(new DayQuote(new BigDecimal("-1"), new BigDecimal("-3.584")));
    }
}
