package org.balancetreasure.bankfiles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a statement (Stmt), or of a page of one.
 *
 * @param id Stmt/Id; pages of one statement share it
 * @param electronicSequence ElctrncSeqNb: one more than that of the statement before
 * @param legalSequence LglSeqNb
 * @param account an IBAN, or an account number as Chinese banks have it
 * @param page from 1
 * @param opening OPBD or PRCD; on a later page the first ITBD
 * @param closing CLBD; on a page that is not the last the last ITBD
 * @param balances all balances, in the order of the file
 */
public record Statement(String id, @Nullable Long electronicSequence, @Nullable Long legalSequence, String account,
        String currency, int page, boolean lastPage, Balance opening, Balance closing, List<Balance> balances) {

    public Statement {
        balances = List.copyOf(balances);
    }

    /** A statement on one page with an opening and a closing balance. */
    public static Statement of(String id, long electronicSequence, String account, String currency, Balance opening,
            Balance closing) {
        return new Statement(id, electronicSequence, null, account, currency, 1, true, opening, closing,
                List.of(opening, closing));
    }
}
