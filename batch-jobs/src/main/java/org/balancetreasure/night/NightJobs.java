package org.balancetreasure.night;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.income.IncomeRange;
import org.balancetreasure.income.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.sweep.SweepRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The steps of the night as Spring Batch jobs; date, step, subject and attempt are their identifying parameters. What is
 * done is said by our own rows, so a job that a kill broke off is simply run again as the next attempt.
 */
@Component
class NightJobs {

    private static final Logger LOG = LoggerFactory.getLogger(NightJobs.class);
    private static final String STEP_JOB = "night step";
    private static final String SWEEP_JOB = "sweep of a day";
    private static final String INCOME_JOB = "income of a day";
    private static final String SHARE = "post ranges";
    private static final String FIRST = "first range";
    private static final String LAST = "last range";

    /** How a job ended. @param failure null if it completed; else what happened and what to do */
    record Result(long rows, @Nullable String failure) {}

    private final JobOperator operator;
    private final JobRepository repository;
    private final RunnerLock lock;
    private final NightWork work;
    private final IncomePosting income;
    private final DailySweep sweep;
    private final Funds funds;
    private final int workers;
    private final SimpleAsyncTaskExecutor executor;
    private long recovered;

    NightJobs(JobOperator operator, JobRepository repository, RunnerLock lock, NightWork work, IncomePosting income,
            DailySweep sweep, Funds funds, @Value("${night.workers:0}") int workers) {
        this.operator = operator;
        this.repository = repository;
        this.lock = lock;
        this.work = work;
        this.income = income;
        this.sweep = sweep;
        this.funds = funds;
        // One more than cores: of so many, one always waits for its commit to reach the disk.
        this.workers = workers > 0 ? workers : Runtime.getRuntime().availableProcessors() + 1;
        this.executor = new SimpleAsyncTaskExecutor("income-");
        this.executor.setConcurrencyLimit(this.workers);
    }

    /** Runs a step now, to its end. */
    Result run(NightStep step, Transactions fenced) {
        JobParameters parameters = new JobParametersBuilder().addLocalDate("date", step.businessDate())
                .addString("step", step.step().name()).addString("subject", step.subject())
                .addLong("attempt", (long) step.attempt() + 1).toJobParameters();
        try {
            JobExecution execution = operator.start(job(step, fenced), parameters);
            // The partitioned step sums up its shares, so the shares themselves do not count.
            long rows = execution.getStepExecutions().stream().filter(done -> !done.getStepName().startsWith(SHARE))
                    .mapToLong(StepExecution::getWriteCount).sum();
            if (execution.getStatus() == BatchStatus.COMPLETED) {
                return new Result(rows, null);
            }
            // Spring Batch has logged its stack trace.
            Throwable cause = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
            return new Result(rows, cause == null ? "Ended " + execution.getStatus() : describe(cause));
        } catch (JobExecutionException e) {
            LOG.error("{} could not be started", step, e);
            return new Result(0, describe(e));
        } catch (OptimisticLockingFailureException e) {
            // The next runner took this one for dead and ended its execution: the fence has the last word.
            return new Result(0, describe(e));
        }
    }

    /** Executions that a dead process left look as if they still ran; only the holder of the runner lock may end them. */
    void recoverLeftOvers(long generation) {
        if (recovered == generation) {
            return;
        }
        for (String job : List.of(STEP_JOB, SWEEP_JOB, INCOME_JOB)) {
            for (JobExecution execution : repository.findRunningJobExecutions(job)) {
                LOG.info("Recovering {} {}, left by a dead process", job, execution.getJobParameters());
                try {
                    operator.recover(execution);
                } catch (OptimisticLockingFailureException e) {
                    LOG.info("Its process lives and ended it by itself: {}", e.getMessage());
                }
            }
        }
        recovered = generation;
    }

    private Job job(NightStep step, Transactions fenced) {
        if (step.step() == StepName.SWEEP) {
            return new JobBuilder(SWEEP_JOB, repository).start(tasklet("sweep", share -> sweep(step, fenced))).build();
        }
        if (step.step() != StepName.INCOME) {
            return new JobBuilder(STEP_JOB, repository).start(tasklet("run", share -> work.run(step, fenced))).build();
        }
        int fundId = Objects.requireNonNull(funds.find(step.subject())).fundId();
        LocalDate day = step.businessDate();
        return new JobBuilder(INCOME_JOB, repository).start(tasklet("read", share -> {
            income.begin(fundId, day, fenced);
            income.read(fundId, day, IncomePosting.POSTING, fenced, executor, Progress.SILENT);
            return 0;
        })).next(posting(fundId, day, fenced)).next(tasklet("prove", share -> {
            income.prove(fundId, day, IncomePosting.POSTING, fenced, executor);
            return 0;
        })).build();
    }

    /** Its own rows say which ranges are swept, so a run that was broken off goes on. */
    private long sweep(NightStep step, Transactions fenced) {
        SweepRun run = sweep.run(step.businessDate(), fenced, executor);
        if (run.state() == SweepRun.State.MISSED) {
            LOG.warn("{} was not begun before the cut-off: what lies in wallets stays for the next run", step);
        }
        return run.customers();
    }

    /** Each worker posts its share of the ranges, one transaction a range; a range that is posted is passed over. */
    private Step posting(int fundId, LocalDate day, Transactions fenced) {
        Step worker = tasklet(SHARE, share -> {
            long rows = 0;
            List<IncomeRange> ranges = income.ranges(fundId, day, IncomePosting.POSTING);
            for (IncomeRange range : ranges.subList(share.getInt(FIRST), share.getInt(LAST))) {
                if (income.postRange(fundId, day, IncomePosting.POSTING, range.rangeNo(), fenced)) {
                    rows += range.holders();
                }
            }
            return rows;
        });
        return new StepBuilder("post", repository)
                .partitioner(SHARE, grid -> shares(income.ranges(fundId, day, IncomePosting.POSTING).size(), grid))
                .step(worker).taskExecutor(executor).gridSize(workers).build();
    }

    /** Equal shares of so many ranges, each with its bounds alone: lower inclusive, upper exclusive. */
    private static Map<String, ExecutionContext> shares(int ranges, int grid) {
        Map<String, ExecutionContext> shares = new HashMap<>();
        int count = Math.max(1, Math.min(grid, ranges));
        for (int share = 0; share < count; share++) {
            ExecutionContext bounds = new ExecutionContext();
            bounds.putInt(FIRST, (int) ((long) ranges * share / count));
            bounds.putInt(LAST, (int) ((long) ranges * (share + 1) / count));
            shares.put("share " + share, bounds);
        }
        return shares;
    }

    /** Work that says how many rows it did. Its transactions begin and commit in itself, so Batch needs none around it. */
    private Step tasklet(String name, ToLongFunction<ExecutionContext> rows) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> {
            contribution.incrementWriteCount(rows.applyAsLong(contribution.getStepExecution().getExecutionContext()));
            return RepeatStatus.FINISHED;
        }, new ResourcelessTransactionManager()).build();
    }

    private static String describe(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }
}
