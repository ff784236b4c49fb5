package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for reports about instructions, pain.002.001.10. */
class StatusRulesTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("status.xml");
    }

    private static List<StatusReason> because(String code) {
        return List.of(new StatusReason(code, null));
    }

    /** What a bank writes into a report between its head and its end. */
    private interface Rows {
        void into(StatusReportWriter writer) throws Exception;
    }

    private StatusReport report(@Nullable StatusCode file, List<StatusReason> reasons, Rows rows) throws Exception {
        try (StatusReportWriter writer = StatusReportWriter.create(file(), "ST-1", Samples.CREATED,
                Samples.header(3, 600), file, reasons)) {
            rows.into(writer);
            writer.commit();
        }
        return StatusReport.read(file());
    }

    @Test
    void theLowerLevelOverridesTheHigher() throws Exception {
        StatusReport report = report(StatusCode.ACTC, List.of(), writer -> {
            writer.group("A", StatusCode.ACCP, List.of());
            writer.payment("1", "A-1", StatusCode.ACSC, List.of());
            writer.payment("2", "A-2", StatusCode.RJCT, because("AC04"));
        });

        assertThat(report.originalMessageId()).isEqualTo("SETTLE-20130711-ICBC");
        assertThat(report.originalTransactions()).isEqualTo(3);
        assertThat(report.status("A", "A-1")).contains(new PaymentStatus(StatusCode.ACSC, false, false, List.of()));
        assertThat(report.status("A", "A-2"))
                .contains(new PaymentStatus(StatusCode.RJCT, false, false, because("AC04")));
        assertThat(report.status("A", "A-3").orElseThrow().code()).isEqualTo(StatusCode.ACCP);
        assertThat(report.status("B", "B-1").orElseThrow().code()).isEqualTo(StatusCode.ACTC);
    }

    @Test
    void aRejectedFileNeedsNoDetailsAndNothingOfItHappened() throws Exception {
        StatusReport report = report(StatusCode.RJCT, because("AM10"), _ -> {});

        PaymentStatus status = report.status("A", "A-1").orElseThrow();
        assertThat(status).isEqualTo(new PaymentStatus(StatusCode.RJCT, false, false, because("AM10")));
        assertThat(status.action()).isEqualTo(ReasonAction.REBUILD);
    }

    @Test
    void whatPartDoesNotListIsAcceptedByInferenceAndNotPaid() throws Exception {
        StatusReport report = report(StatusCode.PART, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.RJCT, because("AC01"));
            writer.group("B", StatusCode.PART, List.of());
            writer.group("C", StatusCode.RJCT, because("DT01"));
        });

        PaymentStatus inferred = new PaymentStatus(StatusCode.ACCP, true, false, List.of());
        assertThat(report.status("A", "A-2")).contains(inferred);
        assertThat(report.status("B", "B-1")).contains(inferred);
        assertThat(report.status("D", "D-1")).contains(inferred);
        assertThat(inferred.isSettled()).isFalse();
        PaymentStatus later = report.status("C", "C-1").orElseThrow();
        assertThat(later.code()).isEqualTo(StatusCode.RJCT);
        assertThat(later.action()).isEqualTo(ReasonAction.NEXT_DAY);
    }

    @Test
    void whatPartListsWithoutAStatusIsNotAcceptedByInference() throws Exception {
        report(StatusCode.PART, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.RJCT, because("AC04"));
        });
        Files.writeString(file(), Files.readString(file()).replace("<TxSts>RJCT</TxSts>", ""));

        assertThat(StatusReport.read(file()).status("A", "A-1")).isEmpty();
    }

    @Test
    void saysNothingOfAPaymentThatNoLevelSpeaksOf() throws Exception {
        StatusReport report = report(null, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.PDNG, List.of());
        });

        assertThat(report.status("A", "A-1").orElseThrow().code()).isEqualTo(StatusCode.PDNG);
        assertThat(report.status("A", "A-2")).isEmpty();
        assertThat(report.status("B", "A-1")).isEmpty();
    }

    @Test
    void ofSeveralRowsAboutOnePaymentTheWorstCounts() throws Exception {
        StatusReport report = report(StatusCode.PART, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.ACSP, List.of());
            writer.payment("1", "A-1", StatusCode.PDNG, because("NARR"));
            writer.payment("1", "A-1", StatusCode.ACCP, List.of());
        });

        assertThat(report.status("A", "A-1"))
                .contains(new PaymentStatus(StatusCode.PDNG, false, false, because("NARR")));
    }

    @Test
    void whatCannotBeTrueTogetherIsAContradictionThatPaysNothingBack() throws Exception {
        StatusReport rows = report(StatusCode.PART, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.RJCT, because("AC04"));
            writer.payment("1", "A-1", StatusCode.ACSC, List.of());
        });
        StatusReport levels = report(StatusCode.RJCT, because("AC04"), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.ACSC, List.of());
        });

        for (StatusReport report : List.of(rows, levels)) {
            PaymentStatus status = report.status("A", "A-1").orElseThrow();
            assertThat(status.code()).isEqualTo(StatusCode.RJCT);
            assertThat(status.contradictory()).isTrue();
            assertThat(status.action()).isEqualTo(ReasonAction.ENQUIRE);
        }
    }

    @Test
    void onlyWhatTheBankSaysIsSettledIsSettled() {
        for (StatusCode code : StatusCode.values()) {
            assertThat(new PaymentStatus(code, false, false, List.of()).isSettled())
                    .isEqualTo(code == StatusCode.ACSC || code == StatusCode.ACCC);
        }
        assertThat(new PaymentStatus(StatusCode.ACSC, false, true, List.of()).isSettled()).isFalse();
    }

    @Test
    void anAcceptanceAfterARejectionAndARejectionAfterSettlementContradict() {
        assertThat(StatusCode.RJCT.contradicts(StatusCode.ACCP)).isTrue();
        assertThat(StatusCode.RJCT.contradicts(StatusCode.ACSP)).isTrue();
        assertThat(StatusCode.ACSC.contradicts(StatusCode.RJCT)).isTrue();
        assertThat(StatusCode.ACSP.contradicts(StatusCode.RJCT)).isFalse();
        assertThat(StatusCode.RJCT.contradicts(StatusCode.RJCT)).isFalse();
        assertThat(StatusCode.ACSC.contradicts(StatusCode.ACSP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AC01,PAY_BACK", "AC04,PAY_BACK", "AC06,PAY_BACK", "AG01,PAY_BACK", "BE04,PAY_BACK", "BE05,PAY_BACK",
            "RC01,PAY_BACK", "AM04,STOP_FILES", "AM05,FIND_FIRST", "DUPL,FIND_FIRST", "DU01,FIND_FIRST",
            "DU02,FIND_FIRST", "DU03,FIND_FIRST", "DU04,FIND_FIRST", "AM09,REBUILD", "AM10,REBUILD", "AM18,REBUILD",
            "FF01,REBUILD", "TD03,REBUILD", "DT01,NEXT_DAY", "TM01,NEXT_DAY", "MS02,ENQUIRE", "MS03,ENQUIRE",
            "NARR,ENQUIRE", "TS01,ENQUIRE", "RR04,HOLD", "FRAD,HOLD", "ZZ99,ENQUIRE"})
    void eachReasonHasItsAction(String code, ReasonAction action) {
        StatusReason reason = new StatusReason(code, null);

        assertThat(reason.action()).isEqualTo(action);
        assertThat(reason.meaning().isEmpty()).isEqualTo(code.equals("ZZ99"));
    }

    @Test
    void aDuplicateIsNeverAFailureByItself() {
        PaymentStatus status = new PaymentStatus(StatusCode.RJCT, false, false,
                List.of(new StatusReason("AC04", null), new StatusReason("AM05", null)));

        assertThat(status.action()).isEqualTo(ReasonAction.FIND_FIRST);
        assertThat(new PaymentStatus(StatusCode.RJCT, false, false, List.of()).action())
                .isEqualTo(ReasonAction.ENQUIRE);
        assertThat(new PaymentStatus(StatusCode.ACSC, false, false, because("NARR")).action()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"<TxSts>RJCT,<TxSts>PART,TxSts", "<TxSts>RJCT,<TxSts>WHAT,TxSts",
            "<OrgnlEndToEndId>A-1</OrgnlEndToEndId>,'',OrgnlEndToEndId",
            "<OrgnlPmtInfId>A</OrgnlPmtInfId>,'',OrgnlPmtInfId", "pain.001.001.09<,pacs.008.001.08<,OrgnlMsgNmId",
            "<OrgnlMsgId>SETTLE-20130711-ICBC</OrgnlMsgId>,'',OrgnlMsgId", "<GrpSts>PART,<GrpSts>part,GrpSts"})
    void aReportThatCannotBeToldIsRejected(String right, String wrong, String element) throws Exception {
        report(StatusCode.PART, List.of(), writer -> {
            writer.group("A", null, List.of());
            writer.payment("1", "A-1", StatusCode.RJCT, because("AC04"));
        });
        Files.writeString(file(), Files.readString(file()).replace(right, wrong));

        assertThatExceptionOfType(RejectedFileException.class).isThrownBy(() -> StatusReport.read(file()))
                .satisfies(e -> assertThat(e.getMessage()).contains(element));
    }
}
