package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.reconciliation.statements.MatchMapper.Explained;
import org.balancetreasure.reconciliation.statements.MatchMapper.Unexplained;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.ManualTransfers;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ties a line of a statement to what our books expect, as two persons decide it: same account and same amount. The
 * break is of the line, and the target the reference of the item; or it is of the missing item, and the target the
 * place of the line, like {@code 6210010001 2013-07-09 2.1}.
 */
@Component
class StatementWays implements WayOut {

    private static final Pattern PLACE = Pattern.compile("(\\S{1,34}) (\\d{4}-\\d\\d-\\d\\d) (\\d{1,9})\\.(\\d{1,9})");

    private final MatchMapper mapper;
    private final LaterMatches later;
    private final ManualTransfers transfers;
    private final Banks banks;
    private final Gates gates;

    StatementWays(MatchMapper mapper, LaterMatches later, ManualTransfers transfers, Banks banks, Gates gates) {
        this.mapper = mapper;
        this.later = later;
        this.transfers = transfers;
        this.banks = banks;
        this.gates = gates;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return way == Way.LINK && (type == BreakType.CASH_UNEXPECTED || type == BreakType.CASH_MISSING);
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        LocalDate businessDate = gates.lockBusinessDate();
        String target = resolution.target();
        boolean ofLine = locked.type() == BreakType.CASH_UNEXPECTED;
        int end = locked.subject().lastIndexOf(' ');
        String item = ofLine ? target : locked.subject().substring(0, Math.max(0, end));
        Unexplained line = target == null ? null : line(ofLine ? locked.subject() : target);
        Explained found = line == null || item == null ? null : mapper.lockItem(line.lineId(), item);
        if (line == null || found == null) {
            return Resolutions.notOpen(locked, Way.LINK,
                    "a line that is not explained and an open item of the same account and amount");
        }
        BankAccount account = banks.account(line.accountId());
        if (later.isBookedElsewhere(account, found)) {
            return Resolutions.notOpen(locked, Way.LINK, "a line that was not booked elsewhere");
        }
        if (found.counterPurpose() == null) {
            // Our books had moved before: what the line moved is taken back.
            Account suspense = new Account(account.assetId(), Purpose.SUSPENSE, Account.OPERATOR);
            Account cash = new Account(account.assetId(), Purpose.valueOf(account.purpose()), account.ownerId());
            boolean in = line.amount() > 0;
            Refusal refusal = transfers.move(in ? suspense : cash, in ? cash : suspense, Math.abs(line.amount()), 0,
                    reference);
            if (refusal != null) {
                return refusal;
            }
        }
        later.tieByHand(account, found, businessDate, locked);
        return null;
    }

    private @Nullable Unexplained line(String place) {
        Matcher parts = PLACE.matcher(place);
        return parts.matches()
                ? mapper.lockUnexplained(parts.group(1), LocalDate.parse(parts.group(2)),
                        Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4)))
                : null;
    }
}
