package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HabitsTest {

    private static final String CHOICE = "CHOICE";

    @Test
    void someAreSweptIntoEachProductAndSayWhereTheyHaveAChoice() {
        List<Map<String, Object>> rules = LongStream.range(10_001, 11_001).boxed()
                .map(customer -> Habits.sweepRule(1, customer)).filter(Objects::nonNull).toList();

        assertThat(rules.size()).isBetween(250, 420);
        assertThat(rules).extracting(rule -> rule.get("productCode")).contains("BALANCE", "BEST", CHOICE);
        assertThat(rules).allMatch(rule -> rule.containsKey("fundCode") == CHOICE.equals(rule.get("productCode")))
                .allMatch(rule -> Boolean.TRUE.equals(rule.get("consent")));
        assertThat(rules).extracting(rule -> rule.get("autoRedeem")).contains(true, false);
    }

    @Test
    void somePlanForFundsAndForProductsAndSomeTakeMoneyOut() {
        List<Map<String, Object>> plans = LongStream.range(10_001, 11_001).boxed()
                .map(customer -> Habits.plan(1, customer)).filter(Objects::nonNull).toList();

        assertThat(plans.size()).isBetween(130, 280);
        assertThat(plans).extracting(plan -> String.valueOf(plan.get("productCode")))
                .contains("null", "BALANCE", "BEST", CHOICE);
        assertThat(plans).extracting(plan -> plan.get("kind")).contains("SUBSCRIPTION", "REDEMPTION");
        assertThat(plans).filteredOn(plan -> plan.get("kind").equals("REDEMPTION") && plan.containsKey("productCode"))
                .isNotEmpty().noneMatch(plan -> plan.containsKey("fundCode"));
    }
}
