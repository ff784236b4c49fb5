package org.balancetreasure.api.income;

import java.time.LocalDate;
import org.balancetreasure.api.web.Shown;

/**
 * What a holder earned on the last posted calendar day of a fund.
 *
 * @param cents corrections included; may be negative
 */
public record PostedIncome(LocalDate date, long cents) {

    public LastIncome shown() {
        return new LastIncome(date, Shown.hundredths(cents));
    }
}
