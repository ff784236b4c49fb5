package org.balancetreasure.resolutions;

import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Break.Sum;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Units that negative income took from a holder who had redeemed them, and which are a claim since. The operator takes
 * the claim over, one yuan a unit: it bears it, or the customer's wallet pays for it. Only a fund with a constant NAV
 * has negative income.
 */
@Component
class Shortfalls implements WayOut {

    private final ManualTransfers transfers;
    private final WriteOffLimits limits;

    Shortfalls(ManualTransfers transfers, WriteOffLimits limits) {
        this.transfers = transfers;
        this.limits = limits;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return type == BreakType.SHORTFALL && (way == Way.COLLECT || way == Way.WRITE_OFF);
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Sum units = locked.sum();
        if (units == null || units.amount() <= 0 || locked.customerId() == 0) {
            return Resolutions.notOpen(locked, resolution.way(), "a customer who owes units");
        }
        Refusal refusal = resolution.way() == Way.WRITE_OFF
                ? limits.charge(units.amount())
                : transfers.move(Account.wallet(locked.customerId()),
                        Account.cash(Purpose.LOSSES, Account.OPERATOR), units.amount(), locked.customerId(), reference);
        return refusal != null
                ? refusal
                : transfers.move(new Account(units.assetId(), Purpose.LOSSES, Account.OPERATOR),
                        Account.house(Purpose.RECEIVABLES, units.assetId()), units.amount(), locked.customerId(),
                        reference);
    }
}
