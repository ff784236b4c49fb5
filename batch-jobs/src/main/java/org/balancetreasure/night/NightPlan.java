package org.balancetreasure.night;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.plans.PlanRun;
import org.balancetreasure.sweep.SweepTimes;
import org.springframework.stereotype.Component;

/**
 * Which steps there are by now: those of every trade date whose cut-off has passed and of every calendar day that is over;
 * and during a trade date, what customers have asked for beforehand.
 */
@Component
class NightPlan {

    private static final List<StepName> OF_A_TRADE_DATE = List.of(StepName.CLOSE, StepName.SEND, StepName.CONFIRM,
            StepName.REGISTER);
    private static final List<StepName> OF_A_DAY = List.of(StepName.TRANSFER, StepName.CONFIRM_TRANSFER,
            StepName.QUOTE);

    private final NightStepMapper mapper;
    private final TransferAgents agents;
    private final Funds funds;
    private final Gates gates;
    private final SweepTimes sweepTimes;
    private final TradingCalendar calendar;
    private final PlanRun planRun;
    private final BusinessClock clock;

    NightPlan(NightStepMapper mapper, TransferAgents agents, Funds funds, Gates gates, SweepTimes sweepTimes,
            TradingCalendar calendar, PlanRun planRun, BusinessClock clock) {
        this.mapper = mapper;
        this.agents = agents;
        this.funds = funds;
        this.gates = gates;
        this.sweepTimes = sweepTimes;
        this.calendar = calendar;
        this.planRun = planRun;
        this.clock = clock;
    }

    /** Writes down what is due now and was not yet; missed days too, one after the other. */
    void write() {
        LocalDateTime now = clock.now();
        // The first night of an installation, or of a transfer agent, opens its gate; a gate that is open stays as it is.
        gates.openDay(now.toLocalDate());
        for (TransferAgent agent : agents.all()) {
            gates.openTrading(agent.taCode(), now.toLocalDate());
            LocalDate first = gates.openTradeDate(agent.taCode());
            LocalDate cutOffPassed = now.isBefore(calendar.cutOff(now.toLocalDate()))
                    ? now.toLocalDate().minusDays(1)
                    : now.toLocalDate();
            // REGISTER is planned last, so its last date says how far a plan is whole.
            plan(StepName.REGISTER, agent.taCode(), first, cutOffPassed, calendar::nextTradingDay, OF_A_TRADE_DATE);
        }
        LocalDate lastOver = now.toLocalDate().minusDays(1);
        LocalDate firstDay = gates.openDay();
        for (TransferAgent agent : agents.all()) {
            plan(StepName.QUOTE, agent.taCode(), firstDay, lastOver, day -> day.plusDays(1), OF_A_DAY);
        }
        for (Fund fund : funds.all()) {
            plan(StepName.INCOME, fund.fundCode(), fund.firstIncomeDay(), lastOver, day -> day.plusDays(1),
                    List.of(StepName.INCOME));
        }
        plan(StepName.PROVE, NightStep.ALL, firstDay, lastOver, day -> day.plusDays(1),
                List.of(StepName.TURN_DAY, StepName.PROVE, StepName.RETAIN));
        LocalDate sweepDue = sweepTimes.dueFor(now);
        if (sweepDue != null) {
            mapper.plan(sweepDue, StepName.SWEEP, NightStep.ALL);
        }
        LocalDate plansDue = planRun.dueFor(now);
        if (plansDue != null) {
            mapper.plan(plansDue, StepName.PLAN, NightStep.ALL);
        }
    }

    private void plan(StepName last, String subject, LocalDate firstEver, LocalDate through,
            UnaryOperator<LocalDate> next,
            List<StepName> steps) {
        LocalDate planned = mapper.lastPlanned(last, subject);
        for (LocalDate day = planned == null ? firstEver : next.apply(planned); !day.isAfter(through); day = next
                .apply(day)) {
            for (StepName step : steps) {
                mapper.plan(day, step, subject);
            }
        }
    }
}
