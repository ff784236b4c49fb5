package org.balancetreasure.bankfiles;

import org.jspecify.annotations.Nullable;

/**
 * Several payments that were booked as one (Btch).
 *
 * @param messageId MsgId of the file of instructions
 * @param paymentInformationId PmtInfId of the group
 * @param transactions NbOfTxs
 * @param total TtlAmt in smallest units, signed like an entry
 */
public record Batch(@Nullable String messageId, @Nullable String paymentInformationId, @Nullable Long transactions,
        @Nullable Long total) {}
