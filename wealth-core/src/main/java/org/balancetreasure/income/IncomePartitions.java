package org.balancetreasure.income;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Income entries lie by months, each a partition. The months ahead are made while nothing is in them, which moves no
 * row; what lies beyond them would go to the last partition, so a month that comes late costs time and nothing else.
 */
@Component
public class IncomePartitions {

    private static final int MONTHS_AHEAD = 3;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'yyyyMM", Locale.ROOT);

    private final PartitionMapper mapper;

    IncomePartitions(PartitionMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Makes the partitions from the month of {@code day} to three months ahead. Again: without effect.
     *
     * @return how many were made
     */
    public long makeAhead(LocalDate day, Transactions transactions) {
        YearMonth last = YearMonth.from(day).plusMonths(MONTHS_AHEAD);
        List<String> made = mapper.months();
        YearMonth next = made.stream().map(name -> YearMonth.parse(name, NAME).plusMonths(1))
                .max(YearMonth::compareTo).orElse(YearMonth.from(day));
        long count = 0;
        for (; !next.isAfter(last); next = next.plusMonths(1)) {
            YearMonth month = next;
            // The statement commits by itself; the transaction holds the session whose patience is changed.
            transactions.run(() -> {
                mapper.waitBriefly();
                try {
                    mapper.split(NAME.format(month), month.plusMonths(1).atDay(1));
                } finally {
                    mapper.waitAsUsual();
                }
            });
            count++;
        }
        return count;
    }
}
