package org.balancetreasure.breaks;

import static java.util.Map.entry;
import static org.balancetreasure.breaks.Way.ACCEPT;
import static org.balancetreasure.breaks.Way.ADJUST;
import static org.balancetreasure.breaks.Way.BOOK;
import static org.balancetreasure.breaks.Way.COLLECT;
import static org.balancetreasure.breaks.Way.HAND_BACK;
import static org.balancetreasure.breaks.Way.JOURNAL;
import static org.balancetreasure.breaks.Way.LINK;
import static org.balancetreasure.breaks.Way.MEND;
import static org.balancetreasure.breaks.Way.QUOTE;
import static org.balancetreasure.breaks.Way.RELEASE;
import static org.balancetreasure.breaks.Way.RESOLUTION;
import static org.balancetreasure.breaks.Way.WRITE_OFF;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which team looks after the breaks of a type, and which ways lead out of them. */
public final class WaysOut {

    /** Who looks after a break until it is given to somebody. */
    public enum Team {
        /** Files and partners' answers. */
        OPERATIONS("operations"),
        /** Money and units. */
        FINANCE("finance"),
        /** Our own programs and servers. */
        TECHNOLOGY("technology");

        private final String owner;

        Team(String owner) {
            this.owner = owner;
        }

        /** As it is in the column. */
        public String owner() {
            return owner;
        }
    }

    private record Entry(Team team, Set<Way> ways) {}

    private static final Map<BreakType, Entry> ENTRIES = Map.ofEntries(
            entry(BreakType.FILE_REJECTED, operations(MEND, HAND_BACK, ACCEPT)),
            entry(BreakType.FILE_CHANGED, operations(HAND_BACK, ACCEPT)),
            entry(BreakType.FILE_UNEXPECTED, operations(HAND_BACK, ACCEPT)),
            entry(BreakType.FILE_UNVERIFIED, operations(MEND, HAND_BACK, ACCEPT)),
            entry(BreakType.TRANSPORT_FAILED, technology(MEND)),
            entry(BreakType.UNSENDABLE_ROW, operations(MEND, RELEASE)),
            entry(BreakType.UNKNOWN_ORDER, finance(LINK, HAND_BACK, ACCEPT)),
            entry(BreakType.CONFIRMATION_DIFFERS, finance(MEND, BOOK, HAND_BACK, ACCEPT)),
            entry(BreakType.UNCONFIRMED_ORDER, finance(MEND, RELEASE, HAND_BACK)),
            entry(BreakType.SHORTFALL, finance(COLLECT, WRITE_OFF)),
            entry(BreakType.REGISTER_UNITS, finance(MEND, ADJUST, HAND_BACK, ACCEPT)),
            entry(BreakType.REGISTER_INCOME, finance(MEND, BOOK, HAND_BACK, ACCEPT)),
            entry(BreakType.INCOME_DIFFERS, finance(HAND_BACK, ACCEPT)),
            entry(BreakType.QUOTE_YIELD, finance(MEND, QUOTE, HAND_BACK)),
            entry(BreakType.QUOTE_JUMP, finance(HAND_BACK, ACCEPT)),
            entry(BreakType.QUOTE_GAP, finance(MEND, QUOTE, HAND_BACK)),
            entry(BreakType.INSTANT_REFUSED, finance(RESOLUTION)),
            entry(BreakType.INSTANT_UNCONFIRMED, finance(MEND, RESOLUTION, HAND_BACK)),
            entry(BreakType.CALENDAR_ENDS, technology(MEND)),
            entry(BreakType.INVARIANT, finance(MEND, JOURNAL)),
            entry(BreakType.STEP_FAILED, technology(MEND)),
            entry(BreakType.SETTLEMENT_DIFFERS, finance(MEND, RELEASE, HAND_BACK)),
            entry(BreakType.SETTLEMENT_SHORT, finance(MEND, RELEASE, JOURNAL)),
            entry(BreakType.PROCEEDS_LATE, finance(MEND, HAND_BACK)),
            entry(BreakType.PAYMENT_FAILED, finance(RELEASE, HAND_BACK)),
            entry(BreakType.PAYMENT_RETURNED, finance(RELEASE, HAND_BACK)),
            entry(BreakType.PAYMENT_UNKNOWN, finance(MEND, BOOK, HAND_BACK)),
            entry(BreakType.PAYMENT_CONTRADICTED, finance(BOOK, HAND_BACK)),
            entry(BreakType.STATEMENT_BALANCE, finance(MEND, HAND_BACK)),
            entry(BreakType.STATEMENT_GAP, finance(MEND, HAND_BACK)),
            entry(BreakType.CASH_UNEXPECTED, finance(BOOK, LINK, HAND_BACK)),
            entry(BreakType.CASH_MISSING, finance(MEND, LINK, WRITE_OFF, HAND_BACK)),
            entry(BreakType.CASH_DIFFERS, finance(BOOK, WRITE_OFF, HAND_BACK)));

    private WaysOut() {}

    private static Entry operations(Way... ways) {
        return entryOf(Team.OPERATIONS, ways);
    }

    private static Entry finance(Way... ways) {
        return entryOf(Team.FINANCE, ways);
    }

    private static Entry technology(Way... ways) {
        return entryOf(Team.TECHNOLOGY, ways);
    }

    private static Entry entryOf(Team team, Way... ways) {
        return new Entry(team, EnumSet.copyOf(Arrays.asList(ways)));
    }

    /** Ways out of breaks of a type, in their order; never empty. */
    public static Set<Way> of(BreakType type) {
        return Collections.unmodifiableSet(entryOf(type).ways);
    }

    /** Whether a way leads out of breaks of a type. */
    public static boolean has(BreakType type, Way way) {
        return entryOf(type).ways.contains(way);
    }

    public static Team team(BreakType type) {
        return entryOf(type).team;
    }

    private static Entry entryOf(BreakType type) {
        Entry entry = ENTRIES.get(type);
        if (entry == null) {
            throw new IllegalStateException("No way leads out of " + type);
        }
        return entry;
    }
}
