package org.balancetreasure.resolutions;

import java.time.LocalDate;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Transfers that two persons have decided: kind MANUAL, with the approval as their reference, on the open business
 * date. Units count from that date, too.
 */
@Component
public class ManualTransfers {

    private final Ledger ledger;
    private final Gates gates;

    ManualTransfers(Ledger ledger, Gates gates) {
        this.ledger = ledger;
        this.gates = gates;
    }

    /** The reference of what is only tried. */
    static final String TRIED = "tried";

    static String reference(Approval approval) {
        return "approval " + approval.approvalId();
    }

    /**
     * Moves an amount, in the caller's transaction.
     *
     * @param amount positive, in the smallest unit of the asset
     * @param customerId with whom the transfer lies; 0 if it concerns none
     * @return null if it is done; else what the debited customer lacks
     */
    public @Nullable Refusal move(Account from, Account to, long amount, long customerId, String reference) {
        LocalDate today = gates.lockBusinessDate();
        LocalDate effective = from.assetId() == Money.CNY
                ? today
                : ledger.effectiveDate(from.assetId(), today, today);
        Transfer transfer = new Transfer(from, to, amount, TransferKind.MANUAL, reference, today, effective,
                customerId);
        if (ledger.transfer(transfer)) {
            return null;
        }
        long available = ledger.balance(from).available();
        return from.assetId() == Money.CNY
                ? new Refusal(Refusal.Code.INSUFFICIENT_BALANCE,
                        RefusalDetails.of("available", Money.ofCents(available), "amount", Money.ofCents(amount)))
                : new Refusal(Refusal.Code.INSUFFICIENT_UNITS, RefusalDetails.of("available",
                        Units.ofHundredths(available), "units", Units.ofHundredths(amount)));
    }
}
