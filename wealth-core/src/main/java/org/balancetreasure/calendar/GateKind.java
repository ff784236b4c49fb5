package org.balancetreasure.calendar;

/** What a gate decides: the trade date of a transfer agent's orders, or the calendar day of everything else. */
enum GateKind {
    TRADING, DAY
}
