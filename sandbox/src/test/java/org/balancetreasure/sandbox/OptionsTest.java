package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void runsThirtyDaysOfTenThousandCustomersUnlessToldOtherwise() throws Options.UsageException {
        Options options = Options.parse(List.of());

        assertThat(options.from()).isEqualTo("2013-07-01");
        assertThat(options.until()).isEqualTo("2013-07-30");
        assertThat(options.customers()).isEqualTo(10_000);
        assertThat(options.exit()).isFalse();
        assertThat(options.sftp()).isFalse();
        assertThat(options.faults()).isEqualTo(options.dataDirectory().resolve("exchange").resolve("faults.csv"));
    }

    @Test
    void countsDaysFromTheFirst() throws Options.UsageException {
        assertThat(Options.parse(List.of("--from", "2013-07-01", "--days", "427")).until()).isEqualTo("2014-08-31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from 2013-06-30 | --from must be from 2013-07-01 to 2014-08-31, not 2013-06-30
            --from 1.7.2013 | --from must be a date like 2013-07-01, not 1.7.2013
            --days 0 | --days must be from 1 to 427, not 0
            --from 2014-08-31 --days 2 | There are quotes through 2014-08-31, not for 2014-09-01
            --days 3 --until 2013-07-05 | --days and --until exclude each other
            --customers many | --customers must be a whole number, not many
            --customers | --customers needs a value
            --port 70000 | --port must be from 0 to 65534, not 70000
            --speed 3 | Unknown option --speed
            --from 2013-07-05 --until 2013-07-04 | --until 2013-07-04 is before --from 2013-07-05
            """)
    void saysWhichOptionIsWrongAndWhy(String words, String message) {
        assertThatThrownBy(() -> Options.parse(List.of(words.split(" ")))).isInstanceOf(Options.UsageException.class)
                .hasMessageContaining(message);
    }
}
