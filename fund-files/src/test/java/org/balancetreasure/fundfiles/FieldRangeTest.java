package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.balancetreasure.fundfiles.UnfitValueException.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a field can carry is asked of the layout, and what it says is what writing does. */
class FieldRangeTest {

    private final Layout openings = Layouts.standard().layout(FormatVersion.V21, "01");
    private final Layout orders = Layouts.standard().layout(FormatVersion.V21, "03");

    @Test
    void aCertificateNumberOfThirtyOneBytesIsOneTooLong() {
        Field certificate = openings.field("CertificateNo");
        assertThat(certificate.fits("3".repeat(30))).isTrue();
        assertThat(certificate.fits("3".repeat(31))).isFalse();
        assertThat(Layouts.standard().layout(FormatVersion.V22, "01").field("CertificateNo").fits("3".repeat(31)))
                .isTrue();
        UnfitValueException e = unfit(() -> certificate.require("3".repeat(31)));
        assertThat(e).hasMessage("field CertificateNo C30 takes at most 30 bytes in GB18030, not 31");
        assertThat(e.field()).isEqualTo(certificate);
        assertThat(e.rule()).isEqualTo(Rule.LENGTH);
        assertThat(e.length()).isEqualTo(31);
    }

    @Test
    void widthsCountTheBytesOfACharacterInGb18030() {
        Field name = openings.field("InvestorName");
        assertThat(name.fits("王".repeat(60))).isTrue();
        assertThat(unfit(() -> name.require("王".repeat(61))).length()).isEqualTo(122);
        // Rare characters of names outside the basic plane, and letters such as ö, have four bytes.
        assertThat(name.fits("\uD840\uDC00".repeat(30))).isTrue();
        assertThat(unfit(() -> name.require("ö".repeat(31))).length()).isEqualTo(124);
    }

    @Test
    void halfACharacterAndALineEndAreNoText() {
        Field name = openings.field("InvestorName");
        for (String value : List.of("王\uD840", "\uDC00", "王\r\n", "a\tb", "\u0000", "\u007F", "\u0085")) {
            UnfitValueException e = unfit(() -> name.require(value));
            assertThat(e.rule()).isEqualTo(Rule.CHARACTERS);
            assertThat(e.getMessage()).startsWith("field InvestorName C120 takes characters of GB18030")
                    .doesNotContain("王");
        }
    }

    @Test
    void aDistributorCodeHasNineBytesAndItsHeaderLeavesTheLinesOfEightBlank() {
        assertThat(orders.field("DistributorCode").fits("123456789")).isTrue();
        assertThat(orders.field("DistributorCode").fits("1234567890")).isFalse();
        FileHeader header = FileHeader.of(FormatVersion.V21, "123456789", "ZZ", LocalDate.of(2026, 1, 5),
                "03");
        assertThat(header.sender()).isEmpty();
        assertThat(header.recipient()).isEqualTo("ZZ");
    }

    @Test
    void digitsAreDigitsOfAscii() {
        Field time = orders.field("TransactionTime");
        assertThat(time.fits("101500")).isTrue();
        assertThat(unfit(() -> time.require("10:15")).rule()).isEqualTo(Rule.DIGITS);
        assertThat(unfit(() -> time.require("١٠١٥٠٠")).rule()).isEqualTo(Rule.DIGITS);
        assertThat(unfit(() -> time.require("1015001"))).hasMessage(
                "field TransactionTime A6 takes at most 6 digits, not 7");
    }

    @Test
    void aNumberHasALargest() {
        Field amount = orders.field("ApplicationAmount");
        assertThat(amount.largest()).isEqualTo(9_999_999_999_999_999L);
        assertThat(amount.fits(amount.largest())).isTrue();
        assertThat(amount.fits(amount.largest() + 1)).isFalse();
        assertThat(amount.fits(-999_999_999_999_999L)).isTrue();
        assertThat(unfit(() -> amount.require(-1_000_000_000_000_000L))).hasMessage(
                "field ApplicationAmount N16(2) takes at most 16 digits, not 17");
        assertThatIllegalArgumentException().isThrownBy(() -> amount.fits("1"));
        assertThatIllegalArgumentException().isThrownBy(() -> orders.field("FundCode").largest());
    }

    @Test
    void theNarrowestFieldOfAllVersionsHoldsForEveryPartner() {
        assertThat(Layouts.standard().narrowest("01", "CertificateNo").length()).isEqualTo(30);
        assertThat(Layouts.standard().narrowest("01", "investorname").length()).isEqualTo(120);
        assertThat(Layouts.standard().narrowest("YS", "TAAccountID").length()).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> Layouts.standard().narrowest("01", "NAV"));
        assertThatIllegalArgumentException().isThrownBy(() -> Layouts.standard().narrowest("04", "NAV"));
    }

    static Stream<Layout> layouts() {
        return Stream.of(FormatVersion.values()).flatMap(version -> Layouts.standard().fileTypes(version).stream()
                .map(type -> Layouts.standard().layout(version, type)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void whatFitsIsWrittenAndWhatDoesNotIsRefusedAndLeavesTheFieldAsItWas(Layout layout) {
        FundRecord record = new FundRecord(layout);
        for (Field field : layout.fields()) {
            String before = record.raw(field);
            if (field.type() == FieldType.N) {
                for (long value : numbersAround(field)) {
                    assertWritten(field, field.fits(value), () -> record.setNumber(field, value));
                    assertWritten(field, field.fits(value), () -> record.setDecimal(field,
                            BigDecimal.valueOf(value, field.decimals())));
                }
            } else {
                for (String value : textsAround(field)) {
                    assertWritten(field, field.fits(value), () -> record.set(field, value));
                }
            }
            record.clear();
            assertThat(record.raw(field)).isEqualTo(before);
        }
    }

    private static List<Long> numbersAround(Field field) {
        List<Long> numbers = new ArrayList<>(List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, field.largest()));
        if (field.length() < 19) {
            numbers.add(field.largest() + 1);
            numbers.add(-field.largest() / 10);
            numbers.add(-field.largest() / 10 - 1);
        }
        return numbers;
    }

    private static List<String> textsAround(Field field) {
        return List.of("", "7".repeat(field.length()), "7".repeat(field.length() + 1), "x".repeat(field.length()),
                "王".repeat(field.length() / 2), "王".repeat(field.length() / 2 + 1), "ö".repeat(field.length() / 4),
                "ö".repeat(field.length() / 4 + 1), "\uD840");
    }

    private static void assertWritten(Field field, boolean fits, Runnable writing) {
        UnfitValueException e = catchThrowableOfType(UnfitValueException.class, writing::run);
        assertThat(e == null).as("%s", field.label()).isEqualTo(fits);
    }

    private static UnfitValueException unfit(Runnable writing) {
        return Objects.requireNonNull(catchThrowableOfType(UnfitValueException.class, writing::run));
    }
}
