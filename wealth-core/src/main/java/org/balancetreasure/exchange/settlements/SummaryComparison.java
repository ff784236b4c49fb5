package org.balancetreasure.exchange.settlements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.balancetreasure.exchange.settlements.SummaryMapper.Booked;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/** What an agent's summaries say of a settlement day, against what we booked of it: exact, a line a difference. */
final class SummaryComparison {

    /** Confirmations that move money: subscription, redemption, forced redemption. */
    private static final Set<String> WITH_MONEY = Set.of("122", "124", "142");
    /** CapitalType of what is traded, without fees. */
    private static final String TRADED = "001";

    private SummaryComparison() {}

    /** @param subject what differs, and of which day */
    record Difference(String subject, String ours, String theirs) {}

    private record Key(int fundId, String businessCode) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byFund = Integer.compare(fundId, other.fundId);
            return byFund != 0 ? byFund : businessCode.compareTo(other.businessCode);
        }
    }

    private record Side(long amount, long units, long confirmations) {

        static final Side NONE = new Side(0, 0, 0);

        Side plus(Side other) {
            return new Side(Math.addExact(amount, other.amount), Math.addExact(units, other.units),
                    Math.addExact(confirmations, other.confirmations));
        }
    }

    static List<Difference> differences(Set<String> types, Map<Integer, String> fundCodes, List<SummaryRow> theirs,
            List<Booked> ours) {
        List<Difference> differences = new ArrayList<>();
        Map<Key, Side> booked = new TreeMap<>();
        for (Booked row : ours) {
            if (WITH_MONEY.contains(row.businessCode())) {
                booked.merge(new Key(row.fundId(), row.businessCode()),
                        new Side(row.amount(), row.units(), row.confirmations()), Side::plus);
            }
        }
        if (types.contains("25")) {
            Map<Key, Side> said = said(theirs, "25");
            Map<Key, Side> paid = new TreeMap<>();
            booked.forEach((key, side) -> {
                if (side.amount() != 0) {
                    paid.put(key, new Side(key.businessCode().equals("122") ? side.amount() : -side.amount(), 0, 0));
                }
            });
            compare("25", fundCodes, said, paid, differences);
        }
        if (types.contains("12")) {
            compare("12", fundCodes, said(theirs, "12"), booked, differences);
        }
        // Nothing that we sell pays dividends in cash, so each is one that we don't know.
        theirs.stream().filter(row -> row.fileType().equals("09") && row.amount() != 0)
                .forEach(row -> differences.add(new Difference("09 of fund " + fundCodes.get(row.fundId()),
                        "no dividend in cash", "dividend in cash " + Money.ofCents(row.amount()))));
        return differences;
    }

    private static Map<Key, Side> said(List<SummaryRow> rows, String type) {
        Map<Key, Side> said = new TreeMap<>();
        for (SummaryRow row : rows) {
            boolean counts = row.fileType().equals(type) && WITH_MONEY.contains(row.businessCode())
                    && (row.capitalType().isEmpty() || row.capitalType().equals(TRADED));
            if (counts) {
                said.merge(new Key(row.fundId(), row.businessCode()),
                        new Side(row.amount(), row.units(), row.confirmations()), Side::plus);
            }
        }
        said.values().removeIf(Side.NONE::equals);
        return said;
    }

    private static void compare(String type, Map<Integer, String> fundCodes, Map<Key, Side> said,
            Map<Key, Side> booked, List<Difference> differences) {
        Map<Key, Side> all = new TreeMap<>(said);
        booked.forEach(all::putIfAbsent);
        for (Key key : all.keySet()) {
            Side theirs = said.getOrDefault(key, Side.NONE);
            Side ours = booked.getOrDefault(key, Side.NONE);
            if (!theirs.equals(ours)) {
                differences.add(new Difference(
                        type + " of fund " + Objects.requireNonNull(fundCodes.get(key.fundId())) + ", "
                                + key.businessCode(),
                        text(ours), text(theirs)));
            }
        }
    }

    private static String text(Side side) {
        return Money.ofCents(side.amount())
                + (side.confirmations() == 0 && side.units() == 0
                        ? ""
                        : " and " + Units.ofHundredths(side.units()) + " units in " + side.confirmations()
                                + " confirmations");
    }
}
