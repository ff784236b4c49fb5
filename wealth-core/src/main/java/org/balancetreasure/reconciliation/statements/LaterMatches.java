package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.payments.CashItems;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.reconciliation.statements.MatchMapper.Explained;
import org.springframework.stereotype.Component;

/**
 * Ties lines that were booked as not yet explained to the items that they turn out to be. An agent pays on the day on
 * which it is due; if its files came late, our books expect the money only afterwards. Or it pays in two parts. What is
 * unexplained moves to where the item has it; cash does not move once more. Runs in the caller's transaction.
 */
@Component
class LaterMatches {

    /** So begins the resolution of a break that was resolved this way. */
    private static final String BOOKED = Way.BOOK + ": ";

    private final MatchMapper mapper;
    private final CashItems items;
    private final Ledger ledger;
    private final Breaks breaks;

    LaterMatches(MatchMapper mapper, CashItems items, Ledger ledger, Breaks breaks) {
        this.mapper = mapper;
        this.items = items;
        this.ledger = ledger;
        this.breaks = breaks;
    }

    /** Finds them by our identifier, to the cent. */
    void find(BankAccount account, LocalDate businessDate) {
        Map<Long, List<Explained>> byItem = mapper.perhaps(account.accountId()).stream()
                .collect(Collectors.groupingBy(Explained::itemId, LinkedHashMap::new, Collectors.toList()));
        for (List<Explained> parts : byItem.values()) {
            Explained line = parts.getFirst();
            if (parts.stream().mapToLong(Explained::lineAmount).sum() != line.amount()) {
                continue;
            }
            if (parts.stream().anyMatch(part -> isBookedElsewhere(account, part))) {
                continue;
            }
            String reference = line.reference();
            long itemId = line.itemId();
            for (int n = 0; n < parts.size(); n++) {
                CashItems.Rest rest = n == parts.size() - 1
                        ? null
                        : items.cut(account.accountId(), reference, parts.get(n).lineAmount());
                tie(account, parts.get(n), itemId, businessDate);
                resolve(account, parts.get(n).place(), reference, "explained by " + line.reference());
                resolve(account, parts.get(n).place(), line.reference(), "explained by " + line.reference());
                if (rest != null) {
                    reference = rest.reference();
                    itemId = rest.itemId();
                }
            }
        }
    }

    /** Two persons have booked it on another account: nothing of it is unexplained any more. */
    boolean isBookedElsewhere(BankAccount account, Explained line) {
        String subject = Payments.subject(line.reference(), account.accountNo());
        return breaks.list(line.day()).stream().anyMatch(known -> known.partner().equals(account.bankCode())
                && known.state() == Break.State.RESOLVED && String.valueOf(known.resolution()).startsWith(BOOKED)
                && ((known.type() == BreakType.CASH_UNEXPECTED && known.subject().equals(line.place()))
                        || (known.type() == BreakType.CASH_DIFFERS && known.subject().equals(subject))));
    }

    /** Two persons have tied a line to an item; all other breaks of both are resolved, too. */
    void tieByHand(BankAccount account, Explained line, LocalDate businessDate, Break locked) {
        tie(account, line, line.itemId(), businessDate);
        String subject = Payments.subject(line.reference(), account.accountNo());
        String resolution = "tied by hand to " + locked.subject();
        if (locked.type() != BreakType.CASH_UNEXPECTED) {
            breaks.resolve(BreakType.CASH_UNEXPECTED, account.bankCode(), line.place(), resolution);
        }
        if (locked.type() != BreakType.CASH_MISSING) {
            breaks.resolve(BreakType.CASH_MISSING, account.bankCode(), subject, resolution);
        }
        breaks.resolve(BreakType.PAYMENT_UNKNOWN, account.bankCode(), line.reference(), resolution);
        breaks.resolve(BreakType.PAYMENT_CONTRADICTED, account.bankCode(), line.reference(), resolution);
    }

    /** Ties one line to an item of its amount. What an item has no other side for has moved in our books before. */
    private void tie(BankAccount account, Explained line, long itemId, LocalDate businessDate) {
        Purpose purpose = line.counterPurpose();
        Integer owner = line.counterOwner();
        if (purpose != null && owner != null) {
            Account suspense = new Account(account.assetId(), Purpose.SUSPENSE, Account.OPERATOR);
            Account counter = new Account(account.assetId(), purpose, owner);
            boolean in = line.lineAmount() > 0;
            ledger.transferHouse(List.of(new Transfer(in ? suspense : counter, in ? counter : suspense,
                    Math.abs(line.lineAmount()), TransferKind.UNEXPLAINED, line.place(), businessDate, businessDate)));
        }
        mapper.matchOne(line.lineId(), itemId, "LATER");
        if (mapper.explain(line.lineId()) != 1) {
            throw new IllegalStateException(line.place() + " was explained before");
        }
        items.booked(List.of(itemId), businessDate);
        Long paymentId = line.paymentId();
        if (paymentId != null && line.lineAmount() < 0) {
            items.succeeded(List.of(paymentId));
        }
    }

    private void resolve(BankAccount account, String place, String reference, String resolution) {
        String subject = Payments.subject(reference, account.accountNo());
        breaks.resolve(BreakType.CASH_UNEXPECTED, account.bankCode(), place, resolution);
        breaks.resolve(BreakType.CASH_DIFFERS, account.bankCode(), subject, resolution);
        breaks.resolve(BreakType.CASH_MISSING, account.bankCode(), subject, resolution);
        breaks.resolve(BreakType.PAYMENT_UNKNOWN, account.bankCode(), reference, resolution);
        breaks.resolve(BreakType.PAYMENT_CONTRADICTED, account.bankCode(), reference, resolution);
    }
}
