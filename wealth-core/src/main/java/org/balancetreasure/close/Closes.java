package org.balancetreasure.close;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.close.ClosingKey.Signed;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Closes business dates, in order, each once. Input: the books of a date that is over and proved. Output: its trial
 * balance, the digests of what it booked, and the close itself, chained to the close before and signed; all in one
 * transaction, so a kill leaves nothing of it. It reads what can't change any more, so it takes no lock, and costs the
 * day. From then on the database refuses what would be booked on the date.
 */
@Component
public class Closes {

    /** So many rows have one digest: few enough to find a wrong one, and enough that digests are few. */
    static final int SECTION_ROWS = 250;

    private static final int SECTIONS_AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Closes.class);

    private final CloseMapper mapper;
    private final TrialBalanceMapper lines;
    private final TrialBalances trialBalances;
    private final ClosingKey key;
    private final Gates gates;
    private final BusinessClock clock;
    private final JdbcTemplate jdbc;

    Closes(CloseMapper mapper, TrialBalanceMapper lines, TrialBalances trialBalances, ClosingKey key, Gates gates,
            BusinessClock clock, DataSource dataSource) {
        this.mapper = mapper;
        this.lines = lines;
        this.trialBalances = trialBalances;
        this.key = key;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Closes a date; without effect if it is closed. The first close takes all that was booked before it, too.
     *
     * @throws IllegalStateException if the date is not over, income of it is not proved, a later date is closed, or its
     *             accounts do not balance
     */
    public DayClose close(LocalDate day, Transactions transactions) {
        DayClose known = mapper.find(day);
        if (known != null) {
            return known;
        }
        DayClose previous = mapper.last();
        LocalDate before = previous == null ? null : previous.businessDate();
        if (before != null && before.isAfter(day)) {
            throw new IllegalStateException(
                    "Dates are closed in order: " + before + " is closed, so " + day + " can't be");
        }
        LocalDate after = before == null ? Invariants.BEGINNING : before;
        if (!gates.openDay().isAfter(day) || mapper.unprovedIncome(after, day) > 0) {
            throw new IllegalStateException(day + " can't be closed: it is open, or income of it is not proved");
        }
        List<TrialBalanceLine> trialBalance = trialBalances.draw(day, before, after);
        List<Section> booked = new ArrayList<>();
        Formula.CURRENT.tables().stream().filter(table -> !table.name().equals(Formula.TRIAL_BALANCE))
                .forEach(table -> cut(table, after, day, booked));
        return transactions.call(() -> {
            List<Section> sections = new ArrayList<>(booked);
            if (!trialBalance.isEmpty()) {
                lines.insert(trialBalance);
            }
            Formula.CURRENT.tables().stream().filter(table -> table.name().equals(Formula.TRIAL_BALANCE))
                    .forEach(table -> cut(table, after, day, sections));
            for (int from = 0; from < sections.size(); from += SECTIONS_AT_ONCE) {
                mapper.insertSections(day,
                        sections.subList(from, Math.min(sections.size(), from + SECTIONS_AT_ONCE)));
            }
            DayClose close = close(day, previous, sections);
            mapper.insert(close);
            return close;
        });
    }

    private void cut(DigestedTable table, LocalDate after, LocalDate day, List<Section> sections) {
        SectionReader.read(jdbc, table, after, day,
                (samePart, part, position, samePosition, rows) -> !samePart || rows >= SECTION_ROWS && !samePosition,
                sections::add);
    }

    private DayClose close(LocalDate day, @Nullable DayClose previous, List<Section> sections) {
        LocalDateTime closedAt = clock.now();
        long rows = sections.stream().mapToLong(Section::rowCount).sum();
        String digest = Formula.CURRENT.digest(day, closedAt, rows, previous, sections);
        Signed signed = key.sign(day, digest);
        if (signed == null) {
            LOG.warn("The close of {} is not signed: set close.signing-key", day);
        }
        return new DayClose(day, Formula.CURRENT.version(), rows,
                previous == null ? Formula.NONE_BEFORE : previous.digest(), digest,
                signed == null ? null : signed.signature(), signed == null ? null : signed.keyId(), closedAt);
    }

    public @Nullable DayClose find(LocalDate day) {
        return mapper.find(day);
    }

    /** The last date that is closed; null if none is. */
    public @Nullable DayClose last() {
        return mapper.last();
    }

    /** Closes of a range of dates, both inclusive, newest first. */
    public List<DayClose> list(LocalDate from, LocalDate to, int limit) {
        return mapper.list(from, to, limit);
    }

    /** By asset, purpose and owner; empty if the date is not closed. */
    public List<TrialBalanceLine> trialBalance(LocalDate day) {
        return lines.lines(day);
    }

    /** All assets that a trial balance may name. */
    public List<ClosedAsset> assets() {
        return lines.assets();
    }
}
