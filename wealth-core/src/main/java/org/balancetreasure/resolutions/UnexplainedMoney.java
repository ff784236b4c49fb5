package org.balancetreasure.resolutions;

import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Break.Sum;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.Journals.Journal;
import org.balancetreasure.resolutions.Journals.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Money that a bank booked and our books did not expect, or not so much of, lies in suspense. It goes to the account
 * that explains it: the target of the resolution, one that has journals.
 */
@Component
class UnexplainedMoney implements WayOut {

    private static final Side SUSPENSE = new Side(Purpose.SUSPENSE, Account.OPERATOR);

    private final Journals journals;

    UnexplainedMoney(Journals journals) {
        this.journals = journals;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return way == Way.BOOK && (type == BreakType.CASH_UNEXPECTED || type == BreakType.CASH_DIFFERS);
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Sum sum = locked.sum();
        Side account = resolution.target() == null ? null : Side.readIfAny(resolution.target());
        if (sum == null || sum.assetId() != Money.CNY || sum.amount() == 0 || account == null) {
            return Resolutions.notOpen(locked, resolution.way(), "a sum in yuan, or a target like LOSSES 1");
        }
        boolean came = sum.amount() > 0;
        return journals.book(new Journal("CNY", came ? SUSPENSE : account, came ? account : SUSPENSE,
                Math.abs(sum.amount()), reference), reference);
    }
}
