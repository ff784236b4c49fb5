package org.balancetreasure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.benchmarks.Options.Suite;
import org.balancetreasure.benchmarks.Options.WrongUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path DATA = Path.of("data");

    @Test
    void measuresAllAtAMillionHoldersWhenNothingIsAsked() throws WrongUsage {
        Options options = Options.parse(List.of(), DATA);

        assertThat(options).isEqualTo(new Options(Suite.ALL, 1_000_000, List.of(10_000, 100_000, 1_000_000, 3_000_000),
                200_000, 5_000_000, 100_000, 1_000_000, 20_000, 100_000, List.of(30, 400, 1_000), 5, DATA, null));
    }

    @Test
    void takesEveryOption() throws WrongUsage {
        Options options = Options.parse(List.of("--holders", "2000", "income", "--json", "out.json", "--records", "7",
                "--large-records", "0", "--payments", "8", "--entries", "9", "--requests", "500", "--rounds", "1",
                "--data-dir", "elsewhere", "--sizes",
                "30,20", "--growth-holders", "60", "--history", "5,3"), DATA);

        assertThat(options)
                .isEqualTo(new Options(Suite.INCOME, 2_000, List.of(20, 30), 7, 0, 8, 9, 500, 60, List.of(3, 5), 1,
                        Path.of("elsewhere"),
                        Path.of("out.json")));
    }

    @Test
    void comparesNoSizesBeyondThreeTimesTheHolders() throws WrongUsage {
        assertThat(Options.parse(List.of("--holders", "20000"), DATA).sizes()).containsExactly(10_000, 20_000, 60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "--holders", "--holders 0", "--holders -1", "--holders 1,000",
            "--holders 9999999999999", "--fast", "income files", "--sizes 1,", "--rounds x"})
    void refusesWhatTheHelpDoesNotDescribe(String line) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" ", -1)), DATA)).isInstanceOf(WrongUsage.class)
                .hasMessageNotContaining("null");
    }
}
