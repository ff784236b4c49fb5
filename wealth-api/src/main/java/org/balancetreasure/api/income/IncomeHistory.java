package org.balancetreasure.api.income;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.web.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a holder earned, by calendar day. */
@Component
public class IncomeHistory {

    private final IncomeLookup mapper;

    IncomeHistory(IncomeLookup mapper) {
        this.mapper = mapper;
    }

    /** Null while no day of the fund is posted; zero if the holder had no units on the last one. */
    public @Nullable PostedIncome last(int fundId, long holderId) {
        LocalDate day = mapper.lastDay(fundId);
        if (day == null) {
            return null;
        }
        long income = 0;
        for (IncomeLookup.Entry entry : mapper.entries(fundId, holderId, List.of(day))) {
            income += entry.income();
        }
        return new PostedIncome(day, income);
    }

    /** Whether the income of a day is posted to every holder of the fund. */
    public boolean isPosted(int fundId, LocalDate day) {
        return mapper.isPosted(fundId, day);
    }

    /** The days of the range on which the holder had units, in order. */
    List<IncomeDay> days(int fundId, long holderId, DateRange range) {
        List<IncomeLookup.Run> runs = mapper.runs(fundId, range.from(), range.to());
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<LocalDate, List<IncomeLookup.Entry>> entries = mapper
                .entries(fundId, holderId, runs.stream().map(IncomeLookup.Run::incomeDate).distinct().toList())
                .stream().collect(Collectors.groupingBy(IncomeLookup.Entry::incomeDate));
        List<IncomeDay> days = new ArrayList<>();
        for (IncomeLookup.Run run : runs) {
            for (IncomeLookup.Entry entry : entries.getOrDefault(run.incomeDate(), List.of())) {
                if (entry.sequence() == run.sequence()) {
                    add(days, run, entry);
                }
            }
        }
        return days;
    }

    /** Runs come by day and sequence, so a correction follows the posting that it corrects. */
    private static void add(List<IncomeDay> days, IncomeLookup.Run run, IncomeLookup.Entry entry) {
        String rate = Shown.rate(run.incomePer10k());
        String income = Shown.hundredths(entry.income());
        if (days.isEmpty() || !days.getLast().date().equals(run.incomeDate())) {
            // A correction alone: the day was posted without this holder.
            days.add(new IncomeDay(run.incomeDate(), Shown.hundredths(entry.base()), rate,
                    run.sequence() == 0 ? income : Shown.hundredths(0), new ArrayList<>()));
        }
        if (run.sequence() > 0) {
            days.getLast().corrections().add(new IncomeDay.Correction(rate, income, run.reason()));
        }
    }
}
