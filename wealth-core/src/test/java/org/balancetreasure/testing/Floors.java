package org.balancetreasure.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rooms of the business, floor by floor. A room imports, and its SQL reads, only rooms below it. A room that is not
 * listed fails the tests that read this list, so that a new noun can't be forgotten.
 */
public final class Floors {

    private static final List<List<String>> ROOMS = List.of(
            List.of("sql", "fundfiles", "bankfiles"),
            List.of("money", "calendar", "partners", "slots"),
            List.of("ledger", "customers", "requests", "breaks", "refusals", "audit"),
            List.of("approvals"),
            List.of("resolutions", "unmaskings"),
            List.of("funds", "transport"),
            List.of("limits", "income", "payments"),
            List.of("orders", "onboarding"),
            List.of("products", "advances"),
            List.of("instant", "sweep", "plans", "settlement"),
            List.of("wallets"),
            List.of("exchange"),
            List.of("reconciliation", "retention"),
            List.of("close"));

    private Floors() {}

    /** The floor of each room, by the first part of its package below the house's; 0 is the ground. */
    public static Map<String, Integer> all() {
        Map<String, Integer> floors = new TreeMap<>();
        for (int floor = 0; floor < ROOMS.size(); floor++) {
            for (String room : ROOMS.get(floor)) {
                floors.put(room, floor);
            }
        }
        return floors;
    }
}
