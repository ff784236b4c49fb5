package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.instant.InstantMapper.FileRow;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Unit transfers of instant redemptions: what file 33 of a calendar day carries, and the answers of its 34. Our books
 * have moved the units already. Here only the accrued income that goes with them moves, or everything moves back.
 * Writing methods run in the caller's transaction.
 */
@Component
public class UnitTransfers {

    /** Outcome for a row of 34. */
    public sealed interface Outcome {

        /** The register agrees now, or agreed before. */
        record Confirmed() implements Outcome {}

        /** Paid out, and refused: the units are the customer's again and held, the advance stays outstanding. */
        record Refused(InstantRedemption redemption, String ours, String theirs) implements Outcome {}

        /** It can't be true of what we sent, and nothing was booked. */
        record Differs(String ours, String theirs) implements Outcome {}
    }

    private final InstantMapper mapper;
    private final AdvanceRedemptions advanceRedemptions;
    private final Ledger ledger;
    private final Gates gates;
    private final Funds funds;
    private final IncomePosting income;
    private final BusinessClock clock;

    UnitTransfers(InstantMapper mapper, AdvanceRedemptions advanceRedemptions, Ledger ledger, Gates gates, Funds funds,
            IncomePosting income, BusinessClock clock) {
        this.mapper = mapper;
        this.advanceRedemptions = advanceRedemptions;
        this.ledger = ledger;
        this.gates = gates;
        this.funds = funds;
        this.income = income;
        this.clock = clock;
    }

    /**
     * The instant redemptions of a calendar day, by id, the next {@code limit} after {@code after} (0 to begin): the
     * same whatever has become of them since.
     */
    public List<UnitTransferApplication> ofFile(String taCode, LocalDate transferDate, long after, int limit) {
        return mapper.ofFile(taCode, transferDate, BankHolder.FIRST, after, limit).stream()
                .map(UnitTransfers::application).toList();
    }

    /** Those of earlier days that had been set aside and go with 33 of this day; likewise. */
    public List<UnitTransferApplication> lateOfFile(String taCode, LocalDate headerDate, long after, int limit) {
        return mapper.lateOfFile(taCode, headerDate, BankHolder.FIRST, after, limit).stream()
                .map(UnitTransfers::application).toList();
    }

    private static UnitTransferApplication application(FileRow row) {
        return new UnitTransferApplication(row.instantId(),
                InstantNumber.of(row.distributorCode(), row.transferDate(), row.instantId()), row.transferDate(),
                row.transferor(), row.transferorTaAccount(), BankHolder.of(row.bankId()),
                row.transfereeTaAccount(), row.fundCode(), row.shareClass(), row.units(), row.takeIncome(),
                row.redeemedAt());
    }

    /**
     * What 33 of a closed calendar day carries is sent now.
     *
     * @return how many
     */
    public int markSent(String taCode, LocalDate transferDate) {
        return mapper.markSent(taCode, transferDate) + mapper.markLateSent(taCode, transferDate);
    }

    /**
     * 34 of a calendar day has been booked, so what it left out waits for a later one, or for staff.
     *
     * @return how many
     */
    public int miss(String taCode, LocalDate transferDate) {
        return mapper.miss(taCode, transferDate, clock.now()) + mapper.missLate(taCode, transferDate, clock.now());
    }

    /** Those that were sent with 33 of a calendar day and that no row of 34 has answered yet. */
    public List<InstantRedemption> unanswered(String taCode, LocalDate transferDate, int limit) {
        return mapper.unanswered(taCode, transferDate, limit);
    }

    /**
     * What 34 lacks of one fund.
     *
     * @param transfers that were sent, and that no row of 34 has answered yet
     */
    public record FundLack(String fundCode, long transfers) {}

    /** How many of {@link #unanswered} each fund has, by fund code; funds that have none are left out. */
    public List<FundLack> unansweredByFund(String taCode, LocalDate transferDate) {
        return mapper.unansweredByFund(taCode, transferDate);
    }

    /**
     * Books what 34 says, once; the same again is {@link Outcome.Confirmed} without effect. What 34 of its day had left
     * out is booked with effect on the open business date, since the income of the days between may be posted: the bank
     * keeps it, and where the register gave it to the customer that is a break.
     */
    public Outcome book(UnitTransferConfirmation confirmation) {
        if (!confirmation.succeeded()) {
            lockGateOf(confirmation);
        }
        LocalDate businessDate = gates.lockBusinessDate();
        mapper.lock(confirmation.transferor(), confirmation.instantId());
        InstantRedemption redemption = mapper.find(confirmation.transferor(), confirmation.instantId());
        if (redemption == null || !redemption.number().equals(confirmation.number())) {
            return new Outcome.Differs("no such instant redemption of customer " + confirmation.transferor(),
                    theirs(confirmation));
        }
        if (saidBefore(redemption, confirmation)) {
            return new Outcome.Confirmed();
        }
        String difference = difference(redemption, confirmation);
        if (!difference.isEmpty()) {
            return new Outcome.Differs(ours(redemption), difference);
        }
        return confirmation.succeeded()
                ? confirm(redemption, confirmation, businessDate)
                : refuse(redemption, confirmation, businessDate);
    }

    /**
     * The advance redemption of a trade date that is closing counts the redemption, or finds it refused: never half of
     * each.
     */
    private void lockGateOf(UnitTransferConfirmation refused) {
        InstantRedemption redemption = mapper.find(refused.transferor(), refused.instantId());
        if (redemption != null) {
            gates.lockTradeDate(redemption.taCode());
        }
    }

    private Outcome confirm(InstantRedemption redemption, UnitTransferConfirmation confirmation,
            LocalDate businessDate) {
        answer(redemption, confirmation, InstantState.CONFIRMED, confirmation.incomeTaken());
        long taken = confirmation.incomeTaken();
        if (taken != 0) {
            Account transferor = income.accrualOf(funds.byId(redemption.fundId()), redemption.customerId(),
                    effective(redemption, businessDate));
            Account transferee = new Account(transferor.assetId(), transferor.purpose(),
                    BankHolder.of(redemption.bankId()));
            // Its last days may not be posted yet when quotes are late: what was the customer's may follow later.
            ledger.transferDecided(new Transfer(taken > 0 ? transferor : transferee,
                    taken > 0 ? transferee : transferor, Math.abs(taken),
                    TransferKind.ACCRUAL, redemption.number(), businessDate, effective(redemption, businessDate)));
        }
        return new Outcome.Confirmed();
    }

    /**
     * Our books say again what the register says: the units are the customer's. They are held, since the customer has
     * the money for them; the bank's advance stays outstanding until staff have resolved the break.
     */
    private Outcome refuse(InstantRedemption redemption, UnitTransferConfirmation confirmation,
            LocalDate businessDate) {
        if (!advanceRedemptions.leaveOut(redemption.lineId(), redemption.tradeDate(), redemption.units(),
                gates.openTradeDate(redemption.taCode()))) {
            return new Outcome.Differs(ours(redemption) + ", repaid with the bank's redemption of "
                    + redemption.tradeDate(), theirs(confirmation));
        }
        answer(redemption, confirmation, InstantState.REFUSED, 0);
        giveBack(redemption, businessDate);
        return new Outcome.Refused(redemption, ours(redemption),
                "refused with " + confirmation.returnCode() + " by " + confirmation.taSerialNo());
    }

    /**
     * What 34 never answered did not reach the register: it is as if it were refused today. The caller holds the gates
     * and the redemption's lock.
     *
     * @return false, without effect, if its advance redemption is under way or was paid: then the agent has the units
     *         with the bank, or will say so in its answer
     */
    boolean giveUp(InstantRedemption missed, LocalDate businessDate) {
        if (!advanceRedemptions.leaveOutUnbrought(missed.lineId(), missed.tradeDate(), missed.units(),
                gates.openTradeDate(missed.taCode()))) {
            return false;
        }
        if (mapper.giveUp(missed.customerId(), missed.instantId()) != 1) {
            throw new IllegalStateException("Instant redemption " + missed.number() + " changed under its lock");
        }
        giveBack(missed, businessDate);
        return true;
    }

    private void giveBack(InstantRedemption redemption, LocalDate businessDate) {
        Account customer = Account.units(redemption.fundId(), redemption.customerId());
        ledger.transferDecided(new Transfer(
                Account.units(redemption.fundId(), BankHolder.of(redemption.bankId())), customer,
                redemption.units(), TransferKind.INSTANT_REFUSED, redemption.number(), businessDate,
                effective(redemption, businessDate)));
        ledger.holdDecided(customer, redemption.units());
    }

    /** What was answered late, or sent late, counts from now on: the income of its day may be posted. */
    private LocalDate effective(InstantRedemption redemption, LocalDate businessDate) {
        return redemption.missedAt() == null && mapper.wasSetAside(redemption.customerId(), redemption.instantId()) == 0
                ? redemption.transferDate()
                : businessDate;
    }

    private void answer(InstantRedemption redemption, UnitTransferConfirmation confirmation, InstantState state,
            long incomeTaken) {
        if (mapper.answer(redemption.customerId(), redemption.instantId(), state, confirmation.returnCode(),
                incomeTaken) != 1) {
            throw new IllegalStateException(
                    "Instant redemption " + redemption.number() + " can't be " + state + ": it is "
                            + redemption.state());
        }
    }

    private static boolean saidBefore(InstantRedemption redemption, UnitTransferConfirmation confirmation) {
        if (redemption.state() == InstantState.REFUSED && redemption.returnCode() == null) {
            return !confirmation.succeeded()
                    && difference(redemption, confirmation, InstantState.REFUSED).isEmpty();
        }
        return confirmation.returnCode().equals(redemption.returnCode())
                && redemption.incomeTaken() == (confirmation.succeeded() ? confirmation.incomeTaken() : 0)
                && difference(redemption, confirmation, redemption.state()).isEmpty();
    }

    /** Empty if the confirmation can be true of the redemption. */
    private static String difference(InstantRedemption redemption, UnitTransferConfirmation confirmation) {
        return difference(redemption, confirmation, InstantState.SENT);
    }

    private static String difference(InstantRedemption redemption, UnitTransferConfirmation confirmation,
            InstantState expected) {
        if (redemption.state() != expected) {
            return theirs(confirmation) + ", while it is " + redemption.state();
        }
        boolean same = redemption.customerId() == confirmation.transferor()
                && BankHolder.of(redemption.bankId()) == confirmation.transferee()
                && redemption.fundId() == confirmation.fundId();
        if (!same) {
            return "customer " + confirmation.transferor() + ", bank " + confirmation.transferee() + ", fund id "
                    + confirmation.fundId();
        }
        if (confirmation.succeeded() && confirmation.confirmedUnits() != redemption.units()) {
            return Units.ofHundredths(confirmation.confirmedUnits()) + " units";
        }
        if (confirmation.succeeded() && !redemption.takeIncome() && confirmation.incomeTaken() != 0) {
            return "took accrued income with it, though TakeIncomeFlag was 0";
        }
        return "";
    }

    private static String ours(InstantRedemption redemption) {
        return redemption.paid() + " yuan paid to customer " + redemption.customerId() + " and advanced by "
                + redemption.bankNameEn() + ", fund " + redemption.fundCode();
    }

    private static String theirs(UnitTransferConfirmation confirmation) {
        return Units.ofHundredths(confirmation.confirmedUnits()) + " units, return code " + confirmation.returnCode()
                + " by " + confirmation.taSerialNo();
    }
}
