package org.balancetreasure.transport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that is exchanged with a bank.
 *
 * @param subject MsgId of the instructions that it has, or reports about; or the account number of a statement
 * @param day execution date of the instructions, or the day of the statement
 * @param number of a status report among those about its message, from 1; else 0
 */
public record BankFileName(Type type, String subject, LocalDate day, int number) {

    /** What a file is. */
    public enum Type {
        /** Instructions, ours. */
        INSTRUCTIONS("pain.001"),
        /** Their status. */
        STATUS("pain.002"),
        /** A statement. */
        STATEMENT("camt.053");

        private final String message;

        Type(String message) {
            this.message = message;
        }

        /** As in the registry of files. */
        public String message() {
            return message;
        }
    }

    private static final String MESSAGE_ID = "([A-Z0-9]{1,9}-(\\d{8})-(?:\\d{3,5}|[A-Z0-9]{1,9}-[A-Z](?:-\\d{1,3})?))";
    private static final Pattern INSTRUCTIONS = Pattern.compile("pain\\.001_" + MESSAGE_ID + "\\.xml");
    private static final Pattern STATUS = Pattern.compile("pain\\.002_" + MESSAGE_ID + "_([1-9]\\d{0,3})\\.xml");
    private static final Pattern STATEMENT = Pattern.compile("camt\\.053_([A-Za-z0-9-]{1,34})_(\\d{8})\\.xml");

    public static BankFileName instructions(String messageId, LocalDate executionDate) {
        return new BankFileName(Type.INSTRUCTIONS, messageId, executionDate, 0);
    }

    public static BankFileName status(String messageId, LocalDate executionDate, int number) {
        return new BankFileName(Type.STATUS, messageId, executionDate, number);
    }

    public static BankFileName statement(String accountNo, LocalDate day) {
        return new BankFileName(Type.STATEMENT, accountNo, day, 0);
    }

    /** Empty if it is the name of no such file. */
    public static Optional<BankFileName> parse(String name) {
        Matcher found = STATEMENT.matcher(name);
        if (found.matches()) {
            return of(Type.STATEMENT, found, 0);
        }
        found = STATUS.matcher(name);
        if (found.matches()) {
            return of(Type.STATUS, found, Integer.parseInt(found.group(3)));
        }
        found = INSTRUCTIONS.matcher(name);
        return found.matches() ? of(Type.INSTRUCTIONS, found, 0) : Optional.empty();
    }

    private static Optional<BankFileName> of(Type type, Matcher found, int number) {
        try {
            LocalDate day = LocalDate.parse(found.group(2), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new BankFileName(type, found.group(1), day, number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return switch (type) {
            case INSTRUCTIONS -> "pain.001_" + subject + ".xml";
            case STATUS -> "pain.002_" + subject + "_" + number + ".xml";
            case STATEMENT -> "camt.053_" + subject + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ".xml";
        };
    }
}
