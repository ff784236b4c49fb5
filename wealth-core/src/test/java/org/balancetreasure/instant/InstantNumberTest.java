package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.balancetreasure.orders.OrderNumber;
import org.junit.jupiter.api.Test;

class InstantNumberTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    @Test
    void hasTwentyFourCharactersAndATBeforeItsDigits() {
        String number = InstantNumber.of("998", DAY, 42);

        assertThat(number).isEqualTo("99820260110T000000000042");
        assertThat(InstantNumber.instantId("998", number)).isEqualTo(OptionalLong.of(42));
    }

    @Test
    void isNeverTheNumberOfAnOrder() {
        assertThat(InstantNumber.instantId("998", OrderNumber.of("998", DAY, 42))).isEmpty();
        assertThat(InstantNumber.of("998", DAY, 42)).isNotEqualTo(OrderNumber.of("998", DAY, 42));
    }

    @Test
    void sharesNoNumberWithAnOrderHoweverLongTheDistributorCodeIs() {
        for (long orderId : new long[]{8_000_042, 8_999_999, 9_999_999, 80_000_042}) {
            String order = OrderNumber.of("998765432", DAY, orderId);
            assertThat(InstantNumber.instantId("998765432", order)).as(order).isEmpty();
        }
        String instant = InstantNumber.of("998765432", DAY, 42);
        assertThat(instant).isEqualTo("99876543220260110T000042");
        assertThat(OrderNumber.orderId("998765432", instant)).isEmpty();
    }

    @Test
    void isNobodysWithoutAnId() {
        assertThat(InstantNumber.instantId("998", "99820260110T000000000000")).isEmpty();
    }

    @Test
    void refusesAnIdThatNeedsTheMarksPlace() {
        assertThat(InstantNumber.of("998", DAY, 999_999_999_999L)).endsWith("T999999999999");
        String longer = InstantNumber.of("998", DAY, 1_000_000_000_000L);
        assertThat(longer).as("too long for the field rather than cut").isEqualTo("99820260110T1000000000000");
        assertThat(InstantNumber.instantId("998", longer)).hasValue(1_000_000_000_000L);
        assertThatIllegalArgumentException().isThrownBy(() -> InstantNumber.of("998", DAY, 0));
    }
}
