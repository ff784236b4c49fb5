package org.balancetreasure.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.balancetreasure.bankfiles.PaymentStatus;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusEffectTest {

    @ParameterizedTest
    @CsvSource({"AC01, FAILED", "AC04, FAILED", "AC06, FAILED", "AG01, FAILED", "BE04, FAILED", "BE05, FAILED",
            "RC01, FAILED", "AM04, SHORT", "AM05, DUPLICATE", "DUPL, DUPLICATE", "DU01, DUPLICATE", "DU02, DUPLICATE",
            "DU03, DUPLICATE", "DU04, DUPLICATE", "AM09, REBUILD", "AM10, REBUILD", "AM18, REBUILD", "FF01, REBUILD",
            "TD03, REBUILD", "DT01, NEXT_DAY", "TM01, NEXT_DAY", "MS02, UNKNOWN", "MS03, UNKNOWN", "NARR, UNKNOWN",
            "TS01, UNKNOWN", "RR04, UNKNOWN", "FRAD, UNKNOWN", "ZZ99, UNKNOWN"})
    void eachReasonOfARejectionHasItsEffect(String reason, StatusEffect effect) {
        assertThat(sent(null, rejected(reason))).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource({"RCVD", "ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "PDNG"})
    void noStatusBesideARejectionChangesMoreThanWhatIsNoted(StatusCode code) {
        assertThat(sent(null, said(code))).isEqualTo(StatusEffect.NOTED);
    }

    @Test
    void whatPartDoesNotListIsNotedAndDoesNotCoverWhatTheBankHasSaid() {
        PaymentStatus inferred = new PaymentStatus(StatusCode.ACCP, true, false, List.of());

        assertThat(sent(null, inferred)).isEqualTo(StatusEffect.NOTED);
        assertThat(sent(StatusCode.ACSC, inferred)).isEqualTo(StatusEffect.NONE);
    }

    @Test
    void aRejectionAfterASettlementIsAContradiction() {
        assertThat(sent(StatusCode.ACSC, rejected("AC01"))).isEqualTo(StatusEffect.CONTRADICTED);
        assertThat(StatusEffect.of(PaymentState.SUCCEEDED, true, StatusCode.ACSC, rejected("AC01")))
                .isEqualTo(StatusEffect.CONTRADICTED);
        assertThat(StatusEffect.of(PaymentState.SENT, true, null, rejected("AC01")))
                .isEqualTo(StatusEffect.CONTRADICTED);
        assertThat(StatusEffect.of(PaymentState.RETURNED, true, null, rejected("AC04")))
                .isEqualTo(StatusEffect.CONTRADICTED);
    }

    @Test
    void anAcceptanceAfterARejectionIsAContradiction() {
        assertThat(StatusEffect.of(PaymentState.FAILED, false, StatusCode.RJCT, said(StatusCode.ACSP)))
                .isEqualTo(StatusEffect.CONTRADICTED);
        assertThat(StatusEffect.of(PaymentState.CREATED, false, StatusCode.RJCT, said(StatusCode.ACSC)))
                .isEqualTo(StatusEffect.CONTRADICTED);
        assertThat(StatusEffect.of(PaymentState.UNKNOWN, false, StatusCode.RJCT, said(StatusCode.ACSC)))
                .isEqualTo(StatusEffect.CONTRADICTED);
    }

    @Test
    void levelsThatExcludeEachOtherAreAContradictionWhateverTheReason() {
        assertThat(sent(null, new PaymentStatus(StatusCode.RJCT, false, true, List.of(new StatusReason("AC01", null)))))
                .isEqualTo(StatusEffect.CONTRADICTED);
    }

    @Test
    void aDuplicateIsNeverAFailureAndNeverAContradiction() {
        for (PaymentState state : PaymentState.values()) {
            assertThat(StatusEffect.of(state, state == PaymentState.SUCCEEDED, StatusCode.ACSC, rejected("DU01")))
                    .as("%s", state).isEqualTo(StatusEffect.DUPLICATE);
        }
    }

    @Test
    void theSameRejectionAgainChangesNothing() {
        assertThat(StatusEffect.of(PaymentState.FAILED, false, StatusCode.RJCT, rejected("AC01")))
                .isEqualTo(StatusEffect.NONE);
        assertThat(StatusEffect.of(PaymentState.CREATED, false, StatusCode.RJCT, rejected("TM01")))
                .isEqualTo(StatusEffect.NONE);
    }

    @Test
    void aStatusDoesNotFallBackBehindTheSettlement() {
        assertThat(sent(StatusCode.ACSC, said(StatusCode.ACSP))).isEqualTo(StatusEffect.NONE);
        assertThat(sent(StatusCode.ACSC, said(StatusCode.ACCC))).isEqualTo(StatusEffect.NOTED);
    }

    @Test
    void aSuccessIsNotTakenBackByAnAcceptance() {
        assertThat(StatusEffect.of(PaymentState.SUCCEEDED, true, null, said(StatusCode.ACSP)))
                .isEqualTo(StatusEffect.NONE);
    }

    private static StatusEffect sent(@Nullable StatusCode known, PaymentStatus said) {
        return StatusEffect.of(PaymentState.SENT, false, known, said);
    }

    private static PaymentStatus said(StatusCode code) {
        return new PaymentStatus(code, false, false, List.of());
    }

    private static PaymentStatus rejected(String reason) {
        return new PaymentStatus(StatusCode.RJCT, false, false, List.of(new StatusReason(reason, null)));
    }
}
