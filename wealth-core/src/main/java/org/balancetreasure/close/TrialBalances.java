package org.balancetreasure.close;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.balancetreasure.close.TrialBalanceMapper.Moved;
import org.balancetreasure.ledger.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws up trial balances: closing = opening + credits - debits of each account, and the closings of an asset add up to
 * zero. It takes the closings of the date before and what moved since, so it costs the day.
 */
@Component
class TrialBalances {

    private static final Comparator<Account> ORDER = Comparator.comparingInt(Account::assetId)
            .thenComparing(account -> account.purpose().name()).thenComparingLong(Account::ownerId);

    private final TrialBalanceMapper mapper;

    TrialBalances(TrialBalanceMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param before the date closed before; null for the first
     * @param after the date after which something may have moved
     * @throws IllegalStateException naming an asset whose accounts do not add up to zero
     */
    List<TrialBalanceLine> draw(LocalDate day, @Nullable LocalDate before, LocalDate after) {
        Map<Account, TrialBalanceLine> lines = new TreeMap<>(ORDER);
        if (before != null) {
            mapper.lines(before).forEach(line -> lines.put(account(line),
                    new TrialBalanceLine(day, line.assetId(), line.purpose(), line.ownerId(), line.closing(), 0, 0,
                            line.closing())));
        }
        Stream.of(mapper.houseMoved(after, day), mapper.customersMoved(after, day), mapper.incomeMoved(after, day))
                .flatMap(List::stream)
                .forEach(moved -> lines.merge(new Account(moved.assetId(), moved.purpose(), moved.ownerId()),
                        line(day, moved), TrialBalances::plus));
        List<TrialBalanceLine> drawn = lines.values().stream().filter(TrialBalances::hasFigures).toList();
        requireBalance(day, drawn);
        return drawn;
    }

    private static Account account(TrialBalanceLine line) {
        return new Account(line.assetId(), line.purpose(), line.ownerId());
    }

    private static TrialBalanceLine line(LocalDate day, Moved moved) {
        return new TrialBalanceLine(day, moved.assetId(), moved.purpose(), moved.ownerId(), 0, moved.debits(),
                moved.credits(), Math.subtractExact(moved.credits(), moved.debits()));
    }

    private static TrialBalanceLine plus(TrialBalanceLine one, TrialBalanceLine more) {
        return new TrialBalanceLine(one.businessDate(), one.assetId(), one.purpose(), one.ownerId(), one.opening(),
                Math.addExact(one.debits(), more.debits()), Math.addExact(one.credits(), more.credits()),
                Math.addExact(one.closing(), more.closing()));
    }

    /** An account that is empty and did not move is left out. */
    private static boolean hasFigures(TrialBalanceLine line) {
        return line.opening() != 0 || line.debits() != 0 || line.credits() != 0;
    }

    private static void requireBalance(LocalDate day, List<TrialBalanceLine> lines) {
        Map<Integer, Long> closings = new TreeMap<>();
        Map<Integer, Long> movements = new TreeMap<>();
        for (TrialBalanceLine line : lines) {
            closings.merge(line.assetId(), line.closing(), Math::addExact);
            movements.merge(line.assetId(), Math.subtractExact(line.credits(), line.debits()), Math::addExact);
        }
        closings.values().removeIf(sum -> sum == 0);
        movements.values().removeIf(sum -> sum == 0);
        if (!closings.isEmpty() || !movements.isEmpty()) {
            throw new IllegalStateException(
                    "The trial balance of " + day + " does not balance. Sum of closings by asset: "
                            + closings + ", credits less debits by asset: " + movements);
        }
    }
}
