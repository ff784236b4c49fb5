package org.balancetreasure.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileNameTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 11);

    @ParameterizedTest
    @ValueSource(strings = {"pain.001_RIVER-20130711-001.xml", "pain.002_RIVER-20130711-001_12.xml",
            "camt.053_6200001_20130711.xml", "camt.053_20120101_20130711.xml", "camt.053_CN-12_20130711.xml"})
    void aNameIsWrittenAsItIsReadAndSaysItsDay(String name) {
        BankFileName read = BankFileName.parse(name).orElseThrow();
        assertThat(read).hasToString(name);
        assertThat(read.day()).isEqualTo(DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pain.001_RIVER-20130732-001.xml", "pain.002_RIVER-20130711-001.xml",
            "pain.002_RIVER-20130711-001_0.xml", "camt.053_6200001_20130711.xml.part", "camt.053_../x_20130711.xml",
            "OFD_ZZ_998_20130711_04.TXT"})
    void otherNamesAreNone(String name) {
        assertThat(BankFileName.parse(name)).isEmpty();
    }

    @Test
    void theNumberOfAReportIsThatOfItsMessage() {
        assertThat(BankFileName.parse("pain.002_RIVER-20130711-001_12.xml").orElseThrow())
                .isEqualTo(BankFileName.status("RIVER-20130711-001", DAY, 12));
    }
}
