package org.balancetreasure.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment and where it stands.
 *
 * @param businessKey EndToEndId of its first attempt
 * @param attempt 1 for the first; a failed payment is paid again under an EndToEndId of its own
 * @param released false while it waits for a second person, because it is above the bank's limit
 * @param messageId the last message that it went with; null if none yet
 * @param bankStatus the last that the bank gave, as in pain.002
 * @param endedAt when its state became final; null before
 */
public record Payment(long paymentId, String endToEndId, String businessKey, int attempt, NewPayment.Kind kind,
        int debtorAccount, int creditorAccount, long cents, LocalDate due, PaymentState state, boolean released,
        @Nullable String messageId, @Nullable Integer groupNumber, @Nullable String bankStatus,
        @Nullable String reason, LocalDateTime createdAt, @Nullable LocalDateTime endedAt) {

    public Money amount() {
        return Money.ofCents(cents);
    }
}
