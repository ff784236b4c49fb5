package org.balancetreasure.retention;

import java.time.LocalDate;
import org.balancetreasure.income.IncomePartitions;
import org.balancetreasure.requests.Requests;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileArchive;
import org.springframework.stereotype.Component;

/**
 * What is kept how long, a rule per table; docs/operating.md has them all. Every other table is kept for ever. Input: a
 * business date that is proved. Output: rows deleted, files moved, partitions made. Re-runnable: each rule does what is
 * left to do, in bounded batches, so a kill costs the batch that was under way.
 */
@Component
public class Retention {

    private static final int DAYS_OF_IDEMPOTENCY_KEYS = 30;
    private static final int YEARS_OF_FILES = 1;

    private final Requests requests;
    private final FileArchive files;
    private final IncomePartitions incomePartitions;

    Retention(Requests requests, FileArchive files, IncomePartitions incomePartitions) {
        this.requests = requests;
        this.files = files;
        this.incomePartitions = incomePartitions;
    }

    /** @return how many rows, files and partitions the rules dealt with */
    public long apply(LocalDate day, Transactions transactions) {
        return incomePartitions.makeAhead(day, transactions)
                + requests.forget(day.minusDays(DAYS_OF_IDEMPOTENCY_KEYS).atStartOfDay(), transactions)
                + files.archive(day.minusYears(YEARS_OF_FILES));
    }
}
