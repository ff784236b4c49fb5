package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FundRecordTest {

    private final Layout confirmations = Layouts.standard().layout(FormatVersion.V21, "04");
    private final FundRecord record = new FundRecord(confirmations);

    @Test
    void aNewRecordHasSpacesForTextAndZerosForNumbers() {
        for (Field field : confirmations.fields()) {
            assertThat(record.raw(field)).isEqualTo((field.type() == FieldType.N ? "0" : " ").repeat(field.length()));
        }
    }

    @Test
    void aNumberHasItsDecimalPointImplied() {
        record.setDecimal("ConfirmedAmount", new BigDecimal("10.01"));
        assertThat(raw("ConfirmedAmount")).isEqualTo("0000000000001001");
        assertThat(record.number("ConfirmedAmount")).isEqualTo(1001);
        assertThat(record.decimal("CONFIRMEDAMOUNT")).isEqualTo("10.01");
    }

    @Test
    void aNegativeNumberStartsWithItsSign() {
        record.setNumber("ConfirmedAmount", -1001);
        assertThat(raw("ConfirmedAmount")).isEqualTo("-000000000001001");
        assertThat(record.decimal("ConfirmedAmount")).isEqualTo("-10.01");
    }

    @Test
    void theLargestNumbersFitAndTheNextDoNot() {
        record.setNumber("ConfirmedAmount", 9_999_999_999_999_999L);
        assertThat(raw("ConfirmedAmount")).isEqualTo("9".repeat(16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.setNumber("ConfirmedAmount", 10_000_000_000_000_000L))
                .withMessage("field ConfirmedAmount N16(2) takes at most 16 digits, not 17");
        record.setNumber("ConfirmedAmount", -999_999_999_999_999L);
        assertThat(raw("ConfirmedAmount")).isEqualTo("-" + "9".repeat(15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.setNumber("ConfirmedAmount", -1_000_000_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> record.setNumber("ConfirmedAmount", Long.MIN_VALUE));
    }

    @Test
    void numbersBeyondSixtyFourBitsAreReadAsDecimals() {
        Layout layout = new Layout(FormatVersion.V22, "25", "",
                List.of(new Field("Wide", FieldType.N, 20, 2, 0, 0, "")));
        FundRecord large = new FundRecord(layout);
        large.setDecimal("Wide", new BigDecimal("999999999999999999.99"));
        assertThat(large.decimal("Wide")).isEqualTo("999999999999999999.99");
        assertThatThrownBy(() -> large.number("Wide")).isInstanceOf(ArithmeticException.class);
        large.setDecimal("Wide", new BigDecimal("-99999999999999999.99"));
        assertThat(large.decimal("Wide")).isEqualTo("-99999999999999999.99");
        large.setNumber("Wide", Long.MIN_VALUE);
        assertThat(large.number("Wide")).isEqualTo(Long.MIN_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> large.setDecimal("Wide", new BigDecimal("-999999999999999999.99")));
    }

    @Test
    void aNumberIsNeverRounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> record.setDecimal("NAV", new BigDecimal("1.00001")))
                .withMessage("field NAV N7(4) takes at most 4 decimals, not 5");
        record.setDecimal("NAV", new BigDecimal("1.000000"));
        assertThat(record.decimal("NAV")).isEqualTo("1.0000");
    }

    @Test
    void aTextThatDoesNotFitIsAnErrorThatNamesFieldWidthAndLengthButNotTheValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> record.set("FundCode", "9900011"))
                .withMessage("field FundCode C6 takes at most 6 bytes in GB18030, not 7");
        assertThatIllegalArgumentException().isThrownBy(() -> record.set("FundCode", "余额宝币"));
        assertThatIllegalArgumentException().isThrownBy(() -> record.set("TransactionTime", "10:15"))
                .withMessageContaining("digits only");
    }

    @Test
    void anErrorLeavesTheFieldAsItWas() {
        record.set("FundCode", "990001");
        assertThatIllegalArgumentException().isThrownBy(() -> record.set("FundCode", "余额宝币"));
        assertThatIllegalArgumentException().isThrownBy(() -> record.set("FundCode", "a\uD840"));
        assertThat(record.text("FundCode")).isEqualTo("990001");
    }

    @Test
    void widthsCountBytesAndATextIsCutOnRequestBetweenTwoCharacters() {
        record.set("FundCode", "余额宝");
        assertThat(record.text("FundCode")).isEqualTo("余额宝");
        record.setTruncated("FundCode", "a余额宝");
        assertThat(record.text("FundCode")).isEqualTo("a余额");
        record.setTruncated("FundCode", "余\uD840\uDC00宝");
        assertThat(record.text("FundCode")).isEqualTo("余\uD840\uDC00");
        record.setTruncated("FundCode", "abc\uD840\uDC00");
        assertThat(record.text("FundCode")).isEqualTo("abc");
        assertThat(raw("FundCode")).isEqualTo("abc   ");
    }

    @Test
    void datesAreDaysOrUnset() {
        assertThat(record.date("TransactionDate")).isNull();
        record.setDate("TransactionDate", LocalDate.of(2026, 2, 28));
        assertThat(raw("TransactionDate")).isEqualTo("20260228");
        assertThat(record.date("TransactionDate")).isEqualTo(LocalDate.of(2026, 2, 28));
        record.set("TransactionDate", "00000000");
        assertThat(record.date("TransactionDate")).isNull();
        record.set("TransactionDate", "99999999");
        assertThat(record.date("TransactionDate")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void clearingUnsetsOneFieldOrAll() {
        record.set("FundCode", "990001").setNumber("NAV", 10000);
        record.clear("FundCode");
        assertThat(record.text("FundCode")).isEmpty();
        assertThat(record.number("NAV")).isEqualTo(10000);
        assertThat(record.clear().number("NAV")).isZero();
    }

    @ParameterizedTest
    @EnumSource(FormatVersion.class)
    void aDetailIsToldFromTheRowAboveItByItsFlag(FormatVersion version) {
        List<String> withDetails = Layouts.standard().fileTypes(version).stream()
                .filter(type -> Layouts.standard().layout(version, type).has("DetailFlag")).sorted().toList();
        assertThat(withDetails).containsExactly("03", "04", "05", "25", "26", "33", "34", "35");
        for (String type : withDetails) {
            FundRecord row = new FundRecord(Layouts.standard().layout(version, type));
            assertThat(row.isDetail()).as("%s with a blank flag", type).isFalse();
            assertThat(row.set("DetailFlag", "0").isDetail()).as("%s with flag 0", type).isFalse();
            assertThat(row.set("DetailFlag", "1").isDetail()).as("%s with flag 1", type).isTrue();
            assertThat(row.copy().isDetail()).isTrue();
        }
        assertThat(new FundRecord(Layouts.standard().layout(version, "06")).isDetail()).isFalse();
        assertThat(new FundRecord(confirmations.select(List.of("FundCode"))).isDetail()).isFalse();
        assertThat(new FundRecord(confirmations.select(List.of("FundCode", "DetailFlag"))).set("detailflag", "1")
                .isDetail()).isTrue();
    }

    @Test
    void fieldsAreKnownByNameOnlyInTheirOwnLayout() {
        assertThat(record.has("fundcode")).isTrue();
        assertThat(record.has("NewIncome")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> record.text("NewIncome"))
                .withMessage("file type 04 of version 21 has no field 'NewIncome'");
        Field foreign = Layouts.standard().layout(FormatVersion.V22, "04").field("FundCode");
        assertThatIllegalArgumentException().isThrownBy(() -> record.text(foreign))
                .withMessageContaining("another layout");
    }

    private String raw(String name) {
        return record.raw(confirmations.field(name));
    }
}
