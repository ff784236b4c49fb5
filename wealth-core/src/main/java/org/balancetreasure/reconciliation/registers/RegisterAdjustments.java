package org.balancetreasure.reconciliation.registers;

import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Break.Sum;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.ManualTransfers;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a customer's holding to what the register says: by the units or the accrued income that differ, or by the
 * income that the register paid and we did not. The customer sees it as a correction of the day on which it is booked.
 */
@Component
class RegisterAdjustments implements WayOut {

    private final Funds funds;
    private final Ledger ledger;
    private final ManualTransfers transfers;

    RegisterAdjustments(Funds funds, Ledger ledger, ManualTransfers transfers) {
        this.funds = funds;
        this.ledger = ledger;
        this.transfers = transfers;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return type == BreakType.REGISTER_UNITS && way == Way.ADJUST
                || type == BreakType.REGISTER_INCOME && way == Way.BOOK;
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Sum theirsLessOurs = locked.sum();
        if (theirsLessOurs == null || theirsLessOurs.amount() == 0 || locked.customerId() == 0) {
            return Resolutions.notOpen(locked, resolution.way(), "one customer and a difference");
        }
        Fund fund = funds.byId(theirsLessOurs.assetId());
        // The holder is locked by the units, so that no posting overlooks an account that is opened here.
        ledger.unitsLocked(Account.units(fund.fundId(), locked.customerId()));
        boolean accrued = locked.type() == BreakType.REGISTER_INCOME
                ? fund.carry() == Fund.Carry.MONTHLY
                : RegisterComparison.isOfAccruedIncome(locked.subject());
        Account holding = accrued
                ? Account.accruedIncome(fund.fundId(), locked.customerId())
                : Account.units(fund.fundId(), locked.customerId());
        Account inIssue = Account.house(Purpose.UNITS_IN_ISSUE, fund.fundId());
        boolean more = theirsLessOurs.amount() > 0;
        return transfers.move(more ? inIssue : holding, more ? holding : inIssue, Math.abs(theirsLessOurs.amount()),
                locked.customerId(), reference);
    }
}
