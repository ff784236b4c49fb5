package org.balancetreasure.exchange.transfers;

import java.time.LocalDate;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Outbox;
import org.balancetreasure.transport.SetAside;
import org.springframework.stereotype.Component;

/**
 * Sends the instant redemptions of a calendar day to their transfer agent, which moves the units to the advancing
 * banks: 33 if there are any, and the index each calendar day, so that an empty day is told from a missing one.
 *
 * <p>Input: the instant redemptions of a day whose gate is closed, and what earlier files went without. Output: the
 * files in the agent's outbox, instant redemptions SENT; one that can't be sent stays PAID, with a break. Re-runnable,
 * and what a kill costs: see {@link Outbox}.
 */
@Component
public class UnitTransferFiles {

    private final Gates gates;
    private final UnitTransfers instants;
    private final UnitTransferRequests requests;
    private final Outbox sending;
    private final SetAside setAside;

    UnitTransferFiles(Gates gates, UnitTransfers instants, UnitTransferRequests requests,
            Outbox sending, SetAside setAside) {
        this.gates = gates;
        this.instants = instants;
        this.requests = requests;
        this.sending = sending;
        this.setAside = setAside;
    }

    /**
     * Sends what belongs to the calendar day {@code day}; without effect once it is sent.
     *
     * @return how many transfers the file carries
     * @throws IllegalStateException if the day is not over
     */
    public long send(String taCode, LocalDate day, Transactions transactions) {
        if (!gates.openDay().isAfter(day)) {
            throw new IllegalStateException(day + " is still open for instant redemptions");
        }
        if (setAside.isWaiting(taCode, UnitTransferRequests.TRANSFERS, day)
                && !sending.isIntended(requests, taCode, day)) {
            transactions.run(() -> setAside.takeAlong(taCode, UnitTransferRequests.TRANSFERS, day));
        }
        return sending.send(requests, taCode, day, () -> instants.markSent(taCode, day), transactions);
    }

    /**
     * Puts the same bytes into the outbox again, at a transfer agent's request.
     *
     * @throws IllegalStateException if nothing was sent for {@code day} yet
     */
    public void resend(String taCode, LocalDate day) {
        sending.resend(requests, taCode, day);
    }
}
