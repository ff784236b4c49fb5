package org.balancetreasure.instant;

import java.time.LocalDate;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An instant redemption as it would be now, beside the ordinary one. It is no reservation: others may take the line's
 * room. Amounts in cents.
 *
 * @param units hundredths; as many cents are paid at once
 * @param limit per customer and calendar day
 * @param left of today's limit, before this redemption
 * @param transferDate the customer's income ends with the day before
 * @param incomeGivenUpThrough the last day of income of an ordinary redemption
 * @param incomeGivenUp of {@code transferDate} through that day by the last quote; null if there is none yet. An
 *            estimate
 * @param accruedTaken accrued income, signed, that goes to the bank with the units; an estimate, the register decides
 * @param bankNameZh who would advance; null if nobody can
 * @param ordinaryTradeDate T of an ordinary redemption now
 * @param ordinaryPaidOn T+1, when its money comes
 * @param refusal why it is not possible now; null if it is
 */
public record InstantQuote(String fundCode, long units, long limit, long left, LocalDate transferDate,
        LocalDate incomeGivenUpThrough, @Nullable Long incomeGivenUp, long accruedTaken, @Nullable String bankNameZh,
        @Nullable String bankNameEn, LocalDate ordinaryTradeDate, LocalDate ordinaryPaidOn,
        @Nullable Refusal refusal) {}
