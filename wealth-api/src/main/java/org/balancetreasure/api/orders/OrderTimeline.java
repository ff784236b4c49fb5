package org.balancetreasure.api.orders;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.api.income.IncomeHistory;
import org.balancetreasure.api.orders.OrderEvent.Kind;
import org.balancetreasure.api.orders.OrderEvent.State;
import org.balancetreasure.api.problems.Messages;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Proceeds;
import org.balancetreasure.orders.ProceedsBooking;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an order from its acceptance to its last day: first what is on record, then what is promised. */
@Component
class OrderTimeline {

    private final OrderFacts facts;
    private final ProceedsBooking proceeds;
    private final IncomeHistory income;
    private final SettlementDays days;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final Messages messages;
    private final Transactions transactions;

    OrderTimeline(OrderFacts facts, ProceedsBooking proceeds, IncomeHistory income, SettlementDays days,
            TradingCalendar calendar,
            BusinessClock clock, Messages messages, Transactions transactions) {
        this.facts = facts;
        this.proceeds = proceeds;
        this.income = income;
        this.days = days;
        this.calendar = calendar;
        this.clock = clock;
        this.messages = messages;
        this.transactions = transactions;
    }

    List<OrderEvent> of(Order order, Locale locale) {
        return transactions.ofOneMoment(() -> new Telling(order, locale, clock.today()).tell());
    }

    private final class Telling {

        private final Order order;
        private final Locale locale;
        private final LocalDate today;
        private final boolean subscription;
        private final List<OrderEvent> events = new ArrayList<>();

        Telling(Order order, Locale locale, LocalDate today) {
            this.order = order;
            this.locale = locale;
            this.today = today;
            this.subscription = order.kind() == OrderKind.SUBSCRIPTION;
        }

        List<OrderEvent> tell() {
            at(Kind.ACCEPTED, order.acceptedAt());
            if (order.state() == OrderState.CANCELLED) {
                at(Kind.CANCELLED, facts.cancelledAt(order));
                return events;
            }
            sending();
            answers();
            if (subscription) {
                firstIncome();
            } else {
                payment();
            }
            return events;
        }

        private void sending() {
            LocalDateTime sentAt = order.state() == OrderState.ACCEPTED ? null : facts.sentAt(order);
            if (sentAt != null) {
                at(Kind.SENT, sentAt);
            } else if (order.held() > 0) {
                // SENT too: that its file is to leave is committed, and the file leaves after that.
                LocalDate due = calendar.cutOff(order.tradeDate()).toLocalDate();
                add(Kind.SENT, State.notYet(due, today), due, null, null, null);
            }
        }

        private void answers() {
            List<OrderFacts.Answer> answers = facts.answers(order);
            for (int i = 0; i < answers.size(); i++) {
                OrderFacts.Answer answer = answers.get(i);
                boolean last = i == answers.size() - 1 && order.state() != OrderState.CONFIRMED_IN_PART;
                boolean booked = answer.returnCode().equals(Confirmation.SUCCESS)
                        || answer.returnCode().equals(Confirmation.CONTINUED);
                add(booked ? last ? Kind.CONFIRMED : Kind.CONFIRMED_IN_PART : Kind.REJECTED, State.DONE,
                        answer.bookedOn(), booked ? Shown.hundredths(answer.amount()) : null,
                        booked ? Shown.hundredths(answer.units()) : null, answer.returnCode());
            }
            boolean open = order.held() > 0;
            if (open) {
                add(Kind.CONFIRMED, State.notYet(order.confirmDate(), today), order.confirmDate(),
                        subscription ? Shown.hundredths(order.held()) : null,
                        subscription ? null : Shown.hundredths(order.held()), null);
            } else if (order.state() == OrderState.REJECTED && answers.isEmpty()) {
                rejectedWithoutAnAnswerOfItsOwn();
            }
        }

        /** The opening of its account at the transfer agent was refused, or two persons gave it up. */
        private void rejectedWithoutAnAnswerOfItsOwn() {
            if (order.returnCode() == null) {
                add(Kind.GIVEN_UP, State.DONE, facts.givenUpOn(order), null, null, null);
            } else {
                add(Kind.REJECTED, State.DONE, null, null, null, order.returnCode());
            }
        }

        private void firstIncome() {
            if (order.held() == 0 && order.confirmedUnits() == 0) {
                return;
            }
            LocalDate shown = order.confirmDate().plusDays(1);
            boolean posted = order.confirmedUnits() > 0 && income.isPosted(order.fundId(), order.confirmDate());
            add(Kind.FIRST_INCOME, posted ? State.DONE : State.notYet(shown, today), shown, null, null, null);
        }

        private void payment() {
            List<Proceeds> parts = proceeds.ofOrders(order.customerId(), List.of(order.orderId()));
            for (Proceeds part : parts) {
                LocalDate paidOn = part.paidOn();
                State state = paidOn != null
                        ? State.DONE
                        : part.isLate() ? State.LATE : State.notYet(part.expectedOn(), today);
                add(Kind.PAID, state, paidOn == null ? part.expectedOn() : paidOn,
                        Shown.hundredths(part.amount()), null, null);
            }
            if (order.held() > 0) {
                LocalDate promised = days.received(order.fundId(), order.tradeDate());
                add(Kind.PAID, State.notYet(promised, today), promised, null, Shown.hundredths(order.held()),
                        null);
            }
        }

        private void at(Kind kind, @Nullable LocalDateTime moment) {
            events.add(new OrderEvent(kind, State.DONE, moment == null ? null : moment.toLocalDate(),
                    Shown.timeIfAny(moment), null, null, null, text(kind, State.DONE, Map.of())));
        }

        private void add(Kind kind, State state, @Nullable LocalDate on, @Nullable String amount,
                @Nullable String units, @Nullable String returnCode) {
            Map<String, String> figures = new HashMap<>();
            if (returnCode != null) {
                figures.put("why", messages.returnCode(locale, returnCode));
            }
            events.add(new OrderEvent(kind, state, on, null, amount, units, returnCode,
                    text(kind, state, figures)));
        }

        private String text(Kind kind, State state, Map<String, String> figures) {
            return messages.text(locale, "orderEvent." + kind + "." + state, figures);
        }
    }
}
