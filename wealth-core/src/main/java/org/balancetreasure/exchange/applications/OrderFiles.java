package org.balancetreasure.exchange.applications;

import java.time.LocalDate;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Outbox;
import org.balancetreasure.transport.SetAside;
import org.springframework.stereotype.Component;

/**
 * Sends the orders of a trade date to their transfer agent: 01 if accounts are to be opened, 03 if there are orders,
 * and the index always, so that an empty day is told from a missing one.
 *
 * <p>Input: the orders of a closed trading gate, and what earlier files went without. Output: the files in the agent's
 * outbox, orders SENT; an order that can't be sent stays ACCEPTED, with a break. Re-runnable, and what a kill costs:
 * see {@link Outbox}.
 */
@Component
public class OrderFiles {

    private final Gates gates;
    private final Orders orders;
    private final ApplicationMapper mapper;
    private final ApplicationFiles files;
    private final Outbox sending;
    private final SetAside setAside;

    OrderFiles(Gates gates, Orders orders, ApplicationMapper mapper, ApplicationFiles files,
            Outbox sending, SetAside setAside) {
        this.gates = gates;
        this.orders = orders;
        this.mapper = mapper;
        this.files = files;
        this.sending = sending;
        this.setAside = setAside;
    }

    /**
     * Sends what belongs to {@code tradeDate}; without effect once it is sent.
     *
     * @return how many orders and account openings the files carry
     * @throws IllegalStateException if the trade date is still open for orders
     */
    public long send(String taCode, LocalDate tradeDate, Transactions transactions) {
        if (!gates.openTradeDate(taCode).isAfter(tradeDate)) {
            throw new IllegalStateException(tradeDate + " is still open for orders at " + taCode);
        }
        if (!sending.isIntended(files, taCode, tradeDate)) {
            transactions.run(() -> {
                files.fileTypes().forEach(type -> setAside.takeAlong(taCode, type, tradeDate));
                mapper.goOn(taCode, tradeDate);
                mapper.apply(taCode, tradeDate, BankHolder.FIRST);
                mapper.beginOpenings(taCode, tradeDate);
            });
        }
        return sending.send(files, taCode, tradeDate, () -> {
            mapper.setAside(taCode);
            orders.markSent(taCode, tradeDate);
        }, transactions);
    }

    /**
     * Puts the same bytes into the outbox again, at a transfer agent's request.
     *
     * @throws IllegalStateException if nothing was sent for {@code tradeDate} yet
     */
    public void resend(String taCode, LocalDate tradeDate) {
        sending.resend(files, taCode, tradeDate);
    }
}
