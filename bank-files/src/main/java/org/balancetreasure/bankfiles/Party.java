package org.balancetreasure.bankfiles;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who pays or is paid. A payment has all three; a statement has what the bank tells.
 *
 * @param account an IBAN, or an account number as Chinese banks have it
 * @param bank a BIC, or the member's number in a clearing system, such as the 12 digits of CNAPS
 */
public record Party(@Nullable String name, @Nullable String account, @Nullable String bank) {

    /** Of whom a bank says nothing. */
    public static final Party UNKNOWN = new Party(null, null, null);

    /** @throws UnfitValueException when something is missing or does not fit */
    void requireFit(String role) {
        Fit.text(role + "/Nm", name, Fit.NAME_LENGTH);
        Fit.account(role + "Acct/Id", account);
        Fit.bank(role + "Agt/FinInstnId", bank);
    }

    Party withName(@Nullable String newName) {
        return new Party(newName, account, bank);
    }

    Party withAccount(@Nullable String newAccount) {
        return new Party(name, newAccount, bank);
    }

    Party withBank(@Nullable String newBank) {
        return new Party(name, account, newBank);
    }

    /** The name in a party element; camt.053 has one more element {@code Pty} around it. */
    static @Nullable String readName(XmlCursor in) throws IOException, RejectedFileException {
        String name = null;
        while (in.child()) {
            switch (in.name()) {
                case "Nm" -> name = in.single().text();
                case "Pty" -> name = readName(in);
                default -> in.skip();
            }
        }
        return name;
    }

    /** The number in an account element; it is left by it. */
    static @Nullable String readAccount(XmlCursor in) throws IOException, RejectedFileException {
        String account = null;
        while (in.child()) {
            if (in.name().equals("Id")) {
                in.single();
                account = accountId(in);
            } else {
                in.skip();
            }
        }
        return account;
    }

    static @Nullable String accountId(XmlCursor in) throws IOException, RejectedFileException {
        String id = null;
        while (in.child()) {
            switch (in.name()) {
                case "IBAN" -> id = in.single().filled();
                case "Othr" -> {
                    in.single();
                    while (in.child()) {
                        if (in.name().equals("Id")) {
                            id = in.single().filled();
                        } else {
                            in.skip();
                        }
                    }
                }
                default -> in.skip();
            }
        }
        return id;
    }

    /** The bank in an agent element: BICFI, as older files say BIC, else its member's number. */
    static @Nullable String readBank(XmlCursor in) throws IOException, RejectedFileException {
        String bic = null;
        String member = null;
        while (in.child()) {
            if (!in.name().equals("FinInstnId")) {
                in.skip();
                continue;
            }
            while (in.child()) {
                switch (in.name()) {
                    case "BICFI", "BIC" -> bic = in.filled();
                    case "ClrSysMmbId" -> {
                        while (in.child()) {
                            if (in.name().equals("MmbId")) {
                                member = in.filled();
                            } else {
                                in.skip();
                            }
                        }
                    }
                    default -> in.skip();
                }
            }
        }
        return bic == null ? member : bic;
    }

    /** The free lines of what the creditor reads, or null. */
    static @Nullable String readRemittance(XmlCursor in) throws IOException, RejectedFileException {
        String lines = null;
        while (in.child()) {
            if (in.name().equals("Ustrd")) {
                String line = in.text();
                lines = lines == null ? line : lines + " " + line;
            } else {
                in.skip();
            }
        }
        return lines;
    }
}
