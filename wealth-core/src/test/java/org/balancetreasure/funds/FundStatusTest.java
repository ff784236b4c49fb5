package org.balancetreasure.funds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundStatusTest {

    @ParameterizedTest
    @CsvSource({"0, true, true", "1, false, false", "2, false, false", "3, false, false", "4, false, false",
            "5, false, true", "6, true, false", "7, false, false", "8, false, false", "9, false, false",
            "a, false, false", "b, false, false", "'', false, false"})
    void everyCodeOfTheStandardSaysWhatIsPossible(String code, boolean subscriptions, boolean redemptions) {
        assertThat(FundStatus.of(code).takesSubscriptions()).isEqualTo(subscriptions);
        assertThat(FundStatus.of(code).takesRedemptions()).isEqualTo(redemptions);
    }
}
