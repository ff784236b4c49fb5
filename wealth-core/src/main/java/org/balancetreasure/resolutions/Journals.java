package org.balancetreasure.resolutions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Manual journals: an amount moves between two accounts of the house, or an account of a customer is corrected, as one
 * person proposes and another approves. Accounts that follow from something else (bank accounts from statements,
 * advances, obligations, proceeds) have no journals. Methods run in the caller's transaction.
 */
@Component
public class Journals implements ApprovedAction {

    private static final Set<Purpose> OF_JOURNALS = EnumSet.of(Purpose.WALLET, Purpose.UNITS, Purpose.ACCRUED_INCOME,
            Purpose.UNITS_IN_ISSUE, Purpose.RECEIVABLES, Purpose.SUSPENSE, Purpose.LOSSES, Purpose.FEES,
            Purpose.INVESTOR_INTEREST);

    private final ResolutionsMapper mapper;
    private final ManualTransfers transfers;
    private final Approvals approvals;
    private final Transactions transactions;

    Journals(ResolutionsMapper mapper, ManualTransfers transfers, Approvals approvals, Transactions transactions) {
        this.mapper = mapper;
        this.transfers = transfers;
        this.approvals = approvals;
        this.transactions = transactions;
    }

    /** An account without its asset. */
    public record Side(Purpose purpose, long ownerId) {

        private static final Pattern WRITTEN = Pattern.compile("[A-Z_]+ [1-9][0-9]{0,16}");

        private String written() {
            return purpose + " " + ownerId;
        }

        /** Null if the text is no account. */
        static @Nullable Side readIfAny(String written) {
            return WRITTEN.matcher(written).matches() && Arrays.stream(Purpose.values())
                    .anyMatch(purpose -> written.startsWith(purpose + " ")) ? read(written) : null;
        }

        private static Side read(String written) {
            int space = written.indexOf(' ');
            return new Side(Purpose.valueOf(written.substring(0, space)),
                    Long.parseLong(written.substring(space + 1)));
        }
    }

    /**
     * What is to move.
     *
     * @param asset code of the currency or the fund
     * @param amount positive, in the smallest unit of the asset
     * @param reference names the cause, so that nobody proposes it twice at once; at most 64 characters
     */
    public record Journal(String asset, Side from, Side to, long amount, String reference) {

        /** The customer whose account it moves; 0 if it moves none. */
        public long customerId() {
            return from.purpose().isCustomers() ? from.ownerId() : to.purpose().isCustomers() ? to.ownerId() : 0;
        }

        private Map<String, String> content() {
            return Map.of("asset", asset, "from", from.written(), "to", to.written(), "amount",
                    Money.ofCents(amount).toString(), "reference", reference);
        }

        private static Journal of(Approval approval) {
            return new Journal(approval.figure("asset"), Side.read(approval.figure("from")),
                    Side.read(approval.figure("to")), Money.of(approval.figure("amount")).cents(),
                    approval.figure("reference"));
        }
    }

    /**
     * Proposes a journal. What could not be booked now is not even proposed.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(Journal journal, String reason, String by) {
        // Tried, and undone in any case.
        Refusal refusal = transactions.orUndo(() -> book(journal, ManualTransfers.TRIED), tried -> true);
        return refusal != null
                ? new Approvals.Result.Refused(refusal)
                : approvals.propose(Kind.JOURNAL, journal.reference(), journal.content(), reason, by);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.JOURNAL);
    }

    @Override
    public long customerId(Approval approval) {
        return Journal.of(approval).customerId();
    }

    @Override
    public Outcome carryOut(Approval approval) {
        Refusal refusal = book(Journal.of(approval), ManualTransfers.reference(approval));
        return refusal == null ? new Outcome.Done("BOOKED") : new Outcome.Refused(refusal);
    }

    /** Null if it is booked. */
    @Nullable
    Refusal book(Journal journal, String reference) {
        Integer assetId = mapper.assetId(journal.asset());
        if (assetId == null) {
            return new Refusal(Refusal.Code.UNKNOWN_FUND, RefusalDetails.of("fundCode", journal.asset()));
        }
        boolean twoCustomers = journal.from().purpose().isCustomers() && journal.to().purpose().isCustomers();
        if (twoCustomers || !fits(journal.from(), assetId)) {
            return refused(journal.from());
        }
        if (journal.from().equals(journal.to()) || !fits(journal.to(), assetId)) {
            return refused(journal.to());
        }
        return transfers.move(account(journal.from(), assetId), account(journal.to(), assetId), journal.amount(),
                journal.customerId(), reference);
    }

    /** Wallets are in yuan, holdings and what is in issue in units of a fund; and there is such an owner. */
    private boolean fits(Side side, int assetId) {
        Purpose purpose = side.purpose();
        boolean cash = assetId == Money.CNY;
        boolean inUnits = purpose == Purpose.UNITS || purpose == Purpose.ACCRUED_INCOME
                || purpose == Purpose.UNITS_IN_ISSUE;
        if (!OF_JOURNALS.contains(purpose) || (purpose == Purpose.WALLET && !cash) || (inUnits && cash)
                || BankHolder.is(side.ownerId())) {
            return false;
        }
        if (purpose == Purpose.UNITS_IN_ISSUE) {
            return side.ownerId() == assetId;
        }
        boolean customer = mapper.isCustomer(side.ownerId()) == 1;
        return customer
                ? purpose.isCustomers() || purpose == Purpose.RECEIVABLES
                : !purpose.isCustomers() && mapper.isParty(side.ownerId()) == 1;
    }

    private static Account account(Side side, int assetId) {
        return new Account(assetId, side.purpose(), side.ownerId());
    }

    private static Refusal refused(Side side) {
        return new Refusal(Refusal.Code.ACCOUNT_NOT_OF_JOURNALS,
                RefusalDetails.of("purpose", side.purpose().name(), "ownerId", Long.toString(side.ownerId())));
    }
}
