package org.balancetreasure.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;

/** Two customers of one fund, as they should be after each step. */
final class TwoCustomerModel {

    private final TradingCalendar calendar;
    private final List<Step> done = new ArrayList<>();
    private final List<ModelCustomer> savers;
    private LocalDate today;
    private LocalDate earnedThrough;
    private boolean swept;

    /** @param yesterday the day since when they hold units; the first whose income is not posted */
    TwoCustomerModel(TradingCalendar calendar, LocalDate yesterday) {
        this.calendar = calendar;
        this.today = calendar.nextTradingDay(yesterday);
        this.earnedThrough = yesterday.minusDays(1);
        this.savers = List.of(new ModelCustomer(yesterday), new ModelCustomer(yesterday));
    }

    /** Yuan of 10,000 units: another each day, so that days can't be mistaken for each other. */
    static long rate(LocalDate day) {
        return 40 + day.getDayOfYear() % 7;
    }

    /** Whether there is something to do. Until the first has done something, the two are the same. */
    boolean canDo(Step step) {
        ModelCustomer saver = savers.get(step.customer());
        return switch (step.operation()) {
            case SUBSCRIBE, REDEEM, REDEEM_AT_ONCE ->
                step.customer() == 0 || done.stream().anyMatch(before -> !before.operation().concernsAll());
            case CANCEL -> saver.has("ACCEPTED");
            case CONFIRM, REJECT -> saver.has("SENT");
            case CUT_OFF -> true;
            case POST_INCOME -> earnedThrough.isBefore(today.minusDays(1));
            case SWEEP -> !swept;
        };
    }

    /** What the customer is answered. */
    String does(Step step) {
        done.add(step);
        ModelCustomer saver = savers.get(step.customer());
        return switch (step.operation()) {
            case SUBSCRIBE -> saver.subscribe(ModelCustomer.SUBSCRIPTION);
            case REDEEM -> saver.redeem();
            case REDEEM_AT_ONCE -> saver.redeemAtOnce(today);
            case CANCEL -> saver.end("ACCEPTED", "CANCELLED", today);
            case CONFIRM -> saver.end("SENT", "CONFIRMED", today);
            case REJECT -> saver.end("SENT", "REJECTED", today);
            case CUT_OFF -> {
                savers.forEach(each -> each.cutOff(today));
                today = calendar.nextTradingDay(today);
                swept = false;
                yield ModelCustomer.TAKEN;
            }
            case POST_INCOME -> {
                for (LocalDate day = earnedThrough.plusDays(1); day.isBefore(today); day = day.plusDays(1)) {
                    LocalDate over = day;
                    savers.forEach(each -> each.earn(over, rate(over)));
                    earnedThrough = day;
                }
                yield ModelCustomer.TAKEN;
            }
            case SWEEP -> {
                savers.forEach(ModelCustomer::sweep);
                swept = true;
                yield ModelCustomer.TAKEN;
            }
        };
    }

    ModelCustomer saver(int customer) {
        return savers.get(customer);
    }

    List<Step> done() {
        return done;
    }
}
