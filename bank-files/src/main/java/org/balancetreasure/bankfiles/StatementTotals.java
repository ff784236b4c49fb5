package org.balancetreasure.bankfiles;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the booked entries of a statement and compares them at its end with its balances and its own summary. The
 * sign of reversals is decided here: the sum must close the balance in the bank's reading, and in no other.
 */
final class StatementTotals {

    private final XmlCursor in;
    private final ReversalReading reading;
    private final String currency;
    private final @Nullable Said said;

    private long asWritten;
    private long ofOriginal;
    private boolean reversals;
    private final Side credits = new Side();
    private final Side debits = new Side();

    /** How many and how much. */
    static final class Side {
        private long count;
        private long sum;

        void add(XmlCursor in, long amount) throws RejectedFileException {
            count++;
            sum = in.plus(sum, amount);
        }
    }

    /** What a statement says of its entries (TxsSummry); null where it says nothing. */
    static final class Said {
        private @Nullable Long count;
        private @Nullable Long sum;
        private @Nullable Long net;
        private @Nullable Long credits;
        private @Nullable Long creditSum;
        private @Nullable Long debits;
        private @Nullable Long debitSum;
    }

    StatementTotals(XmlCursor in, ReversalReading reading, String currency, @Nullable Said said) {
        this.in = in;
        this.reading = reading;
        this.currency = currency;
        this.said = said;
    }

    /**
     * Adds a booked entry.
     *
     * @param amount without a sign
     * @param credit the direction as it is written
     */
    void add(long amount, boolean credit, boolean reversal) throws RejectedFileException {
        boolean in1 = ReversalReading.AS_WRITTEN.credit(credit, reversal);
        boolean in2 = ReversalReading.OF_ORIGINAL.credit(credit, reversal);
        asWritten = in.plus(asWritten, in1 ? amount : -amount);
        ofOriginal = in.plus(ofOriginal, in2 ? amount : -amount);
        reversals |= reversal && amount != 0;
        (reading.credit(credit, reversal) ? credits : debits).add(in, amount);
    }

    long booked() {
        return credits.count + debits.count;
    }

    /** Compares at the end of the statement, whose last element was just left. */
    void verify(Balance opening, Balance closing) throws RejectedFileException {
        long move = in.plus(closing.amount(), -opening.amount());
        long sum = reading == ReversalReading.AS_WRITTEN ? asWritten : ofOriginal;
        boolean closes = sum == move;
        if (reversals) {
            boolean both = asWritten == move && ofOriginal == move;
            if (!closes || both) {
                throw in.rejectLeft(
                        "booked entries of " + text(move) + " from " + opening.type() + " to " + closing.type()
                                + " with reversals " + reading + " and in no other reading",
                        text(asWritten) + " with reversals AS_WRITTEN and " + text(ofOriginal)
                                + " with reversals OF_ORIGINAL");
            }
        } else if (!closes) {
            throw in.rejectLeft("booked entries of " + text(move) + " from " + opening.type() + " "
                    + text(opening.amount()) + " to " + closing.type() + " " + text(closing.amount()), text(sum));
        }
        if (said != null) {
            summary(said);
        }
    }

    private void summary(Said summary) throws RejectedFileException {
        agree("TtlNtries/NbOfNtries", summary.count, booked());
        agreeSum("TtlNtries/Sum", summary.sum, in.plus(credits.sum, debits.sum));
        agreeSum("TtlNtries/TtlNetNtry", summary.net, in.plus(credits.sum, -debits.sum));
        agree("TtlCdtNtries/NbOfNtries", summary.credits, credits.count);
        agreeSum("TtlCdtNtries/Sum", summary.creditSum, credits.sum);
        agree("TtlDbtNtries/NbOfNtries", summary.debits, debits.count);
        agreeSum("TtlDbtNtries/Sum", summary.debitSum, debits.sum);
    }

    private void agree(String element, @Nullable Long value, long found) throws RejectedFileException {
        if (value != null && value != found) {
            throw in.rejectLeft(found + " in TxsSummry/" + element + ", as there are booked entries", value.toString());
        }
    }

    private void agreeSum(String element, @Nullable Long value, long found) throws RejectedFileException {
        if (value != null && value != found) {
            throw in.rejectLeft(text(found) + " in TxsSummry/" + element + ", the sum of the booked entries",
                    text(value));
        }
    }

    private String text(long units) {
        return Amounts.text(units, Amounts.decimals(currency));
    }

    /** Reads TxsSummry, the current element. */
    static Said read(XmlCursor in, String currency) throws IOException, RejectedFileException {
        Said said = new Said();
        while (in.child()) {
            String part = in.name();
            if (!part.equals("TtlNtries") && !part.equals("TtlCdtNtries") && !part.equals("TtlDbtNtries")) {
                in.skip();
                continue;
            }
            in.single();
            while (in.child()) {
                switch (in.name()) {
                    case "NbOfNtries" -> {
                        long count = in.single().count();
                        switch (part) {
                            case "TtlNtries" -> said.count = count;
                            case "TtlCdtNtries" -> said.credits = count;
                            default -> said.debits = count;
                        }
                    }
                    case "Sum" -> {
                        long sum = in.single().sum(currency);
                        switch (part) {
                            case "TtlNtries" -> said.sum = sum;
                            case "TtlCdtNtries" -> said.creditSum = sum;
                            default -> said.debitSum = sum;
                        }
                    }
                    case "TtlNetNtry" -> said.net = net(in.single(), currency);
                    default -> in.skip();
                }
            }
        }
        return said;
    }

    private static long net(XmlCursor in, String currency) throws IOException, RejectedFileException {
        Long amount = null;
        Boolean credit = null;
        while (in.child()) {
            switch (in.name()) {
                case "Amt" -> amount = in.single().sum(currency);
                case "CdtDbtInd" -> credit = in.single().credit();
                default -> in.skip();
            }
        }
        long units = in.present(amount, "Amt");
        return in.present(credit, "CdtDbtInd") ? units : -units;
    }
}
