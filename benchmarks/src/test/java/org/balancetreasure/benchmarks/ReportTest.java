package org.balancetreasure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.balancetreasure.benchmarks.Result.Timed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    @Test
    void ratioSaysHowManyTimesAsFastWeArePerRowAndIsNeverRoundedUp() {
        Result result = Result.ofRates("a", new Timed(300, 2_000_000_000L), new Timed(100, 3_000_000_000L), "rows", "");

        assertThat(result.ours()).isEqualTo(150);
        assertThat(result.other()).isEqualTo(33);
        assertThat(result.ratio()).isEqualByComparingTo(new BigDecimal("4.50"));
        assertThat(Result.ofRates("a", new Timed(1, 1_000), new Timed(1, 6_999), "rows", "").ratio())
                .isEqualByComparingTo(new BigDecimal("6.99"));
    }

    @Test
    void writesNumbersAsNumbers() {
        Report report = new Report(Map.of("cores", "2"));
        report.version("database", "11.4");
        report.setting("sync_binlog", "1");
        report.add(Result.ofRates("income-vs-floor", new Timed(70, 1_000), new Timed(100, 1_000), "holders", "note"));
        report.add(Result.ofRate("files-large-write", new Timed(1, 1_000_000_000L), "records", "alone"));

        JsonNode json = JsonMapper.builder().build().readTree(report.json());

        assertThat(json.at("/machine/cores").asString()).isEqualTo("2");
        assertThat(json.at("/versions/database").asString()).isEqualTo("11.4");
        assertThat(json.at("/settings/sync_binlog").asString()).isEqualTo("1");
        JsonNode first = json.at("/results/0");
        assertThat(first.get("name").asString()).isEqualTo("income-vs-floor");
        assertThat(first.get("ours").isNumber()).isTrue();
        assertThat(first.get("other").isNumber()).isTrue();
        assertThat(first.get("ratio").isNumber()).isTrue();
        assertThat(first.get("ratio").decimalValue()).isEqualByComparingTo(new BigDecimal("0.70"));
        assertThat(first.get("unit").asString()).isEqualTo("holders/s");
        assertThat(json.at("/results/1/other").isNull()).isTrue();
    }
}
