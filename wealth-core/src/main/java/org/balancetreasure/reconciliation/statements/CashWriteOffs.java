package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.payments.CashItems;
import org.balancetreasure.reconciliation.statements.MatchMapper.Awaited;
import org.balancetreasure.reconciliation.statements.MatchMapper.Explained;
import org.balancetreasure.reconciliation.statements.MatchMapper.Unexplained;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.ManualTransfers;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.balancetreasure.resolutions.WriteOffLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Money that was to come and did not, or not all of it: the operator bears what lacks, within the limits of write-offs,
 * and nobody waits for it any more. The break is of the item; its subject is our reference and the account's number. A
 * payment of ours is never written off: the bank has it, or it is paid again.
 */
@Component
class CashWriteOffs implements WayOut {

    private final MatchMapper mapper;
    private final LaterMatches later;
    private final CashItems items;
    private final ManualTransfers transfers;
    private final WriteOffLimits limits;
    private final Banks banks;
    private final Gates gates;

    CashWriteOffs(MatchMapper mapper, LaterMatches later, CashItems items, ManualTransfers transfers,
            WriteOffLimits limits, Banks banks, Gates gates) {
        this.mapper = mapper;
        this.later = later;
        this.items = items;
        this.transfers = transfers;
        this.limits = limits;
        this.banks = banks;
        this.gates = gates;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return way == Way.WRITE_OFF && (type == BreakType.CASH_MISSING || type == BreakType.CASH_DIFFERS);
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        LocalDate businessDate = gates.lockBusinessDate();
        int end = locked.subject().lastIndexOf(' ');
        String ours = locked.subject().substring(0, Math.max(0, end));
        Awaited item = mapper.lockAwaited(locked.subject().substring(end + 1), ours);
        if (item == null) {
            return Resolutions.notOpen(locked, Way.WRITE_OFF, "money that is still to come of itself");
        }
        BankAccount account = banks.account(item.accountId());
        long lacking = item.amount();
        String rest = ours;
        if (locked.type() == BreakType.CASH_DIFFERS) {
            List<Unexplained> lines = mapper.lockDiffering(item.accountId(), ours);
            long came = lines.size() == 1 ? lines.getFirst().amount() : 0;
            if (came <= 0 || came >= item.amount()) {
                return Resolutions.notOpen(locked, Way.WRITE_OFF, "one line of less than is expected");
            }
            lacking = item.amount() - came;
            rest = items.cut(item.accountId(), ours, came).reference();
            Explained part = mapper.lockItem(lines.getFirst().lineId(), ours);
            later.tieByHand(account, Objects.requireNonNull(part, "the item was just cut to it"), businessDate, locked);
        }
        Refusal refusal = limits.charge(lacking);
        if (refusal == null) {
            refusal = transfers.move(Account.cash(Purpose.LOSSES, Account.OPERATOR), bearer(account, item), lacking, 0,
                    reference);
        }
        if (refusal == null) {
            items.drop(item.accountId(), rest, businessDate);
        }
        return refusal;
    }

    /** Where the money was to go; if our books had moved before it came, the cash that it is not. */
    private static Account bearer(BankAccount account, Awaited item) {
        Purpose purpose = item.counterPurpose();
        Integer owner = item.counterOwner();
        return purpose == null || owner == null
                ? new Account(account.assetId(), Purpose.valueOf(account.purpose()), account.ownerId())
                : new Account(account.assetId(), purpose, owner);
    }
}
