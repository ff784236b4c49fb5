package org.balancetreasure.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void readsAndWritesYuanWithTwoDecimals() {
        assertThat(Money.of("100.00").cents()).isEqualTo(10_000);
        assertThat(Money.of("100")).hasToString("100.00");
        assertThat(Money.of("0.1")).hasToString("0.10");
        assertThat(Money.ofCents(-5)).hasToString("-0.05");
        assertThat(Units.of("12345.67")).hasToString("12345.67");
    }

    @Test
    void hasNoPartOfACentAndNoMoreThan64Bits() {
        assertThatThrownBy(() -> Money.of("0.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("92233720368547758.08")).isInstanceOf(ArithmeticException.class);
        assertThat(Money.of("92233720368547758.07").cents()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Units.ofHundredths(Long.MIN_VALUE).minus(Units.ofHundredths(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aNegativeDayIsTheMirrorOfItsAbsoluteValue() {
        BigInteger base = BigInteger.valueOf(1_234_567);
        IncomeRate up = IncomeRate.of(new BigDecimal("1.1204"));
        IncomeRate down = IncomeRate.of(new BigDecimal("-1.1204"));
        assertThat(up.income(base)).isEqualTo(138);
        assertThat(down.income(base)).isEqualTo(-138);
        assertThat(down.remainder(base)).isEqualTo(up.remainder(base));
        assertThatThrownBy(() -> IncomeRate.of(new BigDecimal("1.123456789"))).hasMessageContaining("8 decimals");
    }

    @Test
    void roundsAsTheFieldNamesIt() {
        assertThat(Rounding.CUT.to(2, new BigDecimal("-1.999"))).isEqualByComparingTo("-1.99");
        assertThat(Rounding.HALF_UP.to(2, new BigDecimal("-1.995"))).isEqualByComparingTo("-2.00");
    }
}
