package org.balancetreasure.payments;

import java.time.LocalDate;
import org.balancetreasure.ledger.Account;
import org.jspecify.annotations.Nullable;

/**
 * What our books expect on a statement of an account of ours without an instruction of ours: money that comes, or goes.
 *
 * @param accountId id of a bank account of ours
 * @param reference EndToEndId of the entry; once for the account
 * @param amount cents; positive: money comes; negative: it goes; never zero
 * @param due date of the statement; before it, what is missing is no break
 * @param counter the other side of the transfer once the entry is booked: credited for money that comes, debited for
 *            money that goes; null if our books have moved already
 */
public record NewReceipt(int accountId, String reference, long amount, LocalDate due, @Nullable Account counter) {}
