package org.balancetreasure.wallets;

import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What comes into wallets from outside. Its bank side is the wallet reserve. */
@Component
public class Wallets {

    private final WalletMapper mapper;
    private final Ledger ledger;
    private final Gates gates;
    private final Transactions transactions;

    Wallets(WalletMapper mapper, Ledger ledger, Gates gates, Transactions transactions) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.gates = gates;
        this.transactions = transactions;
    }

    /**
     * Money arrives in a wallet, in a transaction of its own.
     *
     * @param reference names the payment; a second call with the same one has no effect
     * @return whether this call moved the money
     */
    public boolean credit(long customerId, Money amount, String reference) {
        try {
            return transactions.call(() -> {
                var businessDate = gates.businessDate();
                // Locks the wallet, so that two calls with one reference come one after the other.
                ledger.balanceLocked(Account.wallet(customerId));
                if (mapper.credits(customerId, reference) > 0) {
                    return false;
                }
                ledger.transfer(new Transfer(Account.cash(Purpose.WALLET_RESERVE, Account.OPERATOR),
                        Account.wallet(customerId), amount.cents(), TransferKind.WALLET_CREDIT, reference, businessDate,
                        businessDate));
                return true;
            });
        } catch (DuplicateKeyException e) {
            // The first payment of all finds no wallet to lock: then the transfer's own key lets one call through.
            if (mapper.credits(customerId, reference) > 0) {
                return false;
            }
            throw e;
        }
    }
}
