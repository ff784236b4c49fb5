package org.balancetreasure.night.steps;

import java.util.concurrent.Executor;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;

/**
 * Means of a step: transactions, workers and progress.
 *
 * @param transactions commit only while this process is the runner
 * @param workers for ranges side by side
 * @param progress to be told of ranges that are done
 */
public record Work(Transactions transactions, Executor workers, Progress progress) {}
