package org.balancetreasure.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final LocalDate DAY = LocalDate.parse("2013-07-08");

    @TempDir
    Path folder;

    @Test
    void aScriptIsReadAndWhatIsAddedIsThereAfterARestart() throws IOException {
        Path script = folder.resolve("faults.csv");
        assertThat(Faults.in(script).all()).as("no file").isEmpty();
        Files.writeString(script,
                "partner,day,kind,target\nHILL,2013-07-08,FILE_LATE,pain.002\n\nTH,2013-07-08,MONEY_SHORT\n");
        Faults faults = Faults.in(script);
        Fault down = new Fault("RIVER", DAY, Kind.BANK_DOWN);
        faults.add(down);
        faults.add(down);

        Faults again = Faults.in(script);
        assertThat(again.all()).isEqualTo(faults.all()).containsExactly(
                new Fault("HILL", DAY, Kind.FILE_LATE, "pain.002"), new Fault("TH", DAY, Kind.MONEY_SHORT), down);
        assertThat(again.find("RIVER", DAY, Kind.BANK_DOWN)).hasValue(down);
        assertThat(again.find("RIVER", DAY.plusDays(1), Kind.BANK_DOWN)).isEmpty();
        assertThat(again.find("HILL", DAY, Kind.BANK_DOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HILL,2013-07-08", "HILL,8.7.2013,FILE_LATE,", "HILL,2013-07-08,FILE_EATEN,", "a,b,c,d,e"})
    void aLineThatIsNoFaultIsNotPassedOver(String line) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.csv"), "partner,day,kind,target\n" + line + "\n");
        assertThatThrownBy(() -> Faults.in(script)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }
}
