package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.payments.NewReceipt;
import org.balancetreasure.payments.Payments;
import org.springframework.stereotype.Component;

/**
 * What moves the cash behind the wallets without an instruction of ours: customers pay into wallets and out of them,
 * and banks pay what they advance. Of each kind one sum is expected per working day of the bank, from the end of its
 * booking day before to the end of this one. Our books have moved with each payment already; only what a bank advanced
 * becomes its cash with us.
 */
@Component
public class ReserveCash {

    private final ReserveCashMapper mapper;
    private final Payments payments;
    private final Banks banks;
    private final BankDays bankDays;

    ReserveCash(ReserveCashMapper mapper, Payments payments, Banks banks, BankDays bankDays) {
        this.mapper = mapper;
        this.payments = payments;
        this.banks = banks;
        this.bankDays = bankDays;
    }

    /**
     * Expects the sums of a working day on the statements of the reserve accounts at a bank. Call it once the booking
     * day has ended, in a transaction; again it has no effect.
     *
     * @throws IllegalStateException if the bank has no terms on that day
     */
    public void expect(String bankCode, LocalDate day) {
        List<BankAccount> reserves = banks.ours(bankCode, day).stream()
                .filter(account -> account.purpose().equals(Purpose.WALLET_RESERVE.name())).toList();
        if (reserves.isEmpty()) {
            return;
        }
        if (reserves.size() > 1) {
            throw new IllegalStateException(
                    "Bank " + bankCode + " has " + reserves.size()
                            + " wallet reserves of ours; one is known by its sums");
        }
        BankTerms terms = banks.terms(bankCode, day);
        if (terms == null) {
            throw new IllegalStateException("Nothing is agreed with bank " + bankCode + " on " + day);
        }
        LocalDateTime from = bankDays.calendar(terms.calendar()).previous(day).atTime(terms.dayEnd());
        LocalDateTime to = day.atTime(terms.dayEnd());
        int reserve = reserves.getFirst().accountId();
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        expect(new NewReceipt(reserve, "WCR-" + date + "-" + reserve,
                mapper.moved(TransferKind.WALLET_CREDIT, from.toLocalDate().minusDays(1), day, from, to), day, null));
        expect(new NewReceipt(reserve, "WDB-" + date + "-" + reserve,
                -mapper.moved(TransferKind.WALLET_DEBIT, from.toLocalDate().minusDays(1), day, from, to), day, null));
        for (BankAccount advancing : banks.forPurpose(Purpose.ADVANCE_FUNDING.name(), day)) {
            expect(new NewReceipt(reserve, "FUN-" + date + "-" + advancing.bankCode(),
                    mapper.advanced(advancing.ownerId(), from.toLocalDate().minusDays(1), day, from, to), day,
                    Account.cash(Purpose.ADVANCE_FUNDING, advancing.ownerId())));
        }
    }

    private void expect(NewReceipt receipt) {
        if (receipt.amount() != 0) {
            payments.expect(receipt);
        }
    }
}
