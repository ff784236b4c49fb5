package org.balancetreasure.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberTest {

    private static final LocalDate T = LocalDate.parse("2026-01-05");

    @Test
    void isDistributorTradeDateAndIdIn24Bytes() {
        assertThat(OrderNumber.of("998", T, 42)).isEqualTo("998202601050000000000042");
        assertThat(OrderNumber.of("998765432", T, 1_234_567)).isEqualTo("998765432202601051234567");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 20260105})
    void givesTheIdBack(long seed) {
        Random random = new Random(seed);
        for (int turn = 0; turn < 1_000; turn++) {
            String distributor = Integer.toString(1 + random.nextInt(999_999_999));
            long room = Math.round(Math.pow(10, Math.min(OrderNumber.LENGTH - distributor.length() - 8, 15)));
            long id = 1 + random.nextLong(room - 1);
            LocalDate date = T.plusDays(random.nextInt(5_000));
            String number = OrderNumber.of(distributor, date, id);
            assertThat(number).as("seed %d, turn %d", seed, turn).hasSize(OrderNumber.LENGTH);
            assertThat(OrderNumber.orderId(distributor, number)).as("seed %d, turn %d", seed, turn).hasValue(id);
        }
    }

    @Test
    void isLongerThanTheFieldRatherThanCutWhenTheIdNeedsMoreDigits() {
        assertThat(OrderNumber.of("998765432", T, 9_999_999)).hasSize(24);
        assertThat(OrderNumber.of("998765432", T, 10_000_000)).isEqualTo("9987654322026010510000000");
        assertThat(OrderNumber.orderId("998765432", "9987654322026010510000000")).hasValue(10_000_000);
        assertThat(OrderNumber.orderId("998765432", "9987654322026010501000000")).as("never so padded").isEmpty();
    }

    @Test
    void refusesAnIdThatIsNotPositive() {
        assertThatThrownBy(() -> OrderNumber.of("998", T, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrderNumber.of("998", T, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "998", "99820260105000000000004", "9982026010500000000000420",
            "997202601050000000000042", "998202601050000000000x42", "99820260105000000000 042",
            "998２02601050000000000042", "998202601050000000000000",
            "998-02601050000000000042"})
    void isEmptyForWhatIsNoNumberOfOurs(String number) {
        assertThat(OrderNumber.orderId("998", number)).isEqualTo(OptionalLong.empty());
    }
}
