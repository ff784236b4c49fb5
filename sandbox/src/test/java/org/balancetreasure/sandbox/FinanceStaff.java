package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Two persons who decide about breaks as the pages for finance staff tell them to; what closes by itself they leave.
 */
final class FinanceStaff {

    static final String REASON = "seen with the partner";

    /** For so long it is waited for an agent's file, or for a difference to close by itself. */
    private static final int PATIENCE_DAYS = 2;

    private final Resolutions resolutions;
    private final Transactions transactions;
    private final Fixture fixture;
    private final List<String> done = new ArrayList<>();

    FinanceStaff(ApplicationContext beans) {
        resolutions = beans.getBean(Resolutions.class);
        transactions = beans.getBean(Transactions.class);
        fixture = beans.getBean(Fixture.class);
    }

    /** Decides about the open breaks as they are on a morning. */
    void resolve(List<Break> open, LocalDate today) {
        for (Break each : open) {
            Resolution resolution = resolution(each, today);
            if (resolution != null) {
                resolve(each, resolution, today);
            }
        }
    }

    private void resolve(Break open, Resolution resolution, LocalDate today) {
        Result proposed = Objects.requireNonNull(transactions.call(
                () -> resolutions.propose(open.breakId(), resolution, REASON, "li")).result());
        if (proposed instanceof Result.Refused refused) {
            done.add(today + " " + resolution + " refused: " + refused + " of " + open);
            return;
        }
        assertThat(fixture.approve(proposed, "wang")).isInstanceOf(Result.Done.class);
        done.add(today + " " + resolution + " of " + open);
    }

    private static @Nullable Resolution resolution(Break open, LocalDate today) {
        return switch (open.type()) {
            case FILE_CHANGED, UNKNOWN_ORDER -> Resolution.of(Way.ACCEPT);
            case PAYMENT_RETURNED, PAYMENT_FAILED -> Resolution.of(Way.RELEASE);
            // What a bank says was paid and no statement has is on the next one: the bank says so when it is asked.
            case PAYMENT_CONTRADICTED -> open.theirs().startsWith("RJCT") ? Resolution.of(Way.BOOK) : null;
            // The agent has told its figures by then, and sends no file.
            case SETTLEMENT_DIFFERS ->
                isOld(open, today) && open.theirs().startsWith("not there") ? Resolution.of(Way.RELEASE) : null;
            // What took effect late earned from another day with the agent, which paid that.
            case REGISTER_INCOME -> isOld(open, today) ? Resolution.of(isOfZero(open) ? Way.ACCEPT : Way.BOOK) : null;
            default -> null;
        };
    }

    private static boolean isOld(Break open, LocalDate today) {
        return !today.isBefore(open.businessDate().plusDays(PATIENCE_DAYS));
    }

    private static boolean isOfZero(Break open) {
        Break.Sum sum = open.sum();
        return sum == null || sum.amount() == 0;
    }

    /** What was decided, in order. */
    List<String> done() {
        return done;
    }
}
