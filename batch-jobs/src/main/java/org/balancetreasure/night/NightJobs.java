package org.balancetreasure.night;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.steps.Step;
import org.balancetreasure.night.steps.Work;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The steps of the night as Spring Batch jobs; date, step, subject and attempt are their identifying parameters. What
 * is done is said by our own rows, so a job that a kill broke off is simply run again as the next attempt.
 */
@Component
class NightJobs {

    private static final Logger LOG = LoggerFactory.getLogger(NightJobs.class);
    private static final String JOB = "night step";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DELETED_AT_ONCE = 200;

    /**
     * How a job ended.
     *
     * @param failure null if it completed; else what happened and what to do, at most 1,000 characters
     */
    record Result(long rows, @Nullable String failure) {}

    private final JobOperator operator;
    private final JobRepository repository;
    private final BatchRecordMapper records;
    private final NightMemory memory;
    private final SimpleAsyncTaskExecutor workers;
    private final SimpleAsyncTaskExecutor workersOfTheHour;
    private final Set<JobParameters> running = ConcurrentHashMap.newKeySet();
    private long recovered;

    NightJobs(JobOperator operator, JobRepository repository, BatchRecordMapper records, NightMemory memory,
            @Value("${night.workers:0}") int workers) {
        this.operator = operator;
        this.repository = repository;
        this.records = records;
        this.memory = memory;
        // One more than cores: of so many, one always waits for its commit to reach the disk.
        int count = workers > 0 ? workers : Runtime.getRuntime().availableProcessors() + 1;
        this.workers = workers("ranges-", count);
        // Of their own, so that a sweep does not queue behind the income of days that are caught up.
        this.workersOfTheHour = workers("ranges-of-the-hour-", count);
    }

    private static SimpleAsyncTaskExecutor workers(String name, int count) {
        SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor(name);
        workers.setConcurrencyLimit(count);
        return workers;
    }

    /** Runs a step now, to its end. */
    Result run(Step what, NightStep step, Transactions fenced) {
        JobParameters parameters = new JobParametersBuilder().addLocalDate("date", step.businessDate())
                .addString("step", step.step().name()).addString("subject", step.subject())
                .addLong("attempt", (long) step.attempt() + 1).toJobParameters();
        running.add(parameters);
        NightJob job = new NightJob(what, step, fenced);
        try {
            JobExecution execution = operator.start(job, parameters);
            if (execution.getStatus() == BatchStatus.COMPLETED) {
                return new Result(job.rows, null);
            }
            Throwable failure = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
            return new Result(job.rows, failure == null ? "Ended " + execution.getStatus() : describe(failure));
        } catch (JobExecutionException e) {
            LOG.error("{} could not be started", step, e);
            return new Result(0, describe(e));
        } catch (OptimisticLockingFailureException e) {
            // The next runner took this one for dead and ended its execution: the fence has the last word.
            return new Result(0, describe(e));
        } catch (DataAccessException e) {
            LOG.error("The records of {} could not be kept", step, e);
            return new Result(0, describe(e));
        } finally {
            running.remove(parameters);
        }
    }

    /**
     * A job without a step of Spring Batch, which would say nothing more, and whose records cost more than many a step
     * of the night. The transactions begin and commit in the work itself.
     */
    private final class NightJob implements Job {

        private final Step what;
        private final NightStep step;
        private final Transactions fenced;
        private long rows;

        NightJob(Step what, NightStep step, Transactions fenced) {
            this.what = what;
            this.step = step;
            this.fenced = fenced;
        }

        @Override
        public String getName() {
            return JOB;
        }

        @Override
        public void execute(JobExecution execution) {
            // Spring Batch writes the local time of the process.
            execution.setStartTime(LocalDateTime.now(ZoneId.systemDefault()));
            execution.setStatus(BatchStatus.STARTED);
            repository.update(execution);
            try {
                rows = what.run(step.businessDate(), step.subject(),
                        new Work(fenced, what.lane(step.subject()).hasHour() ? workersOfTheHour : workers,
                                new StepProgress(step, memory, fenced, System::nanoTime)));
            } catch (RuntimeException | Error e) {
                LOG.error("{} broke off", step, e);
                execution.addFailureException(e);
                end(execution, BatchStatus.FAILED, ExitStatus.FAILED.addExitDescription(describe(e)));
                return;
            }
            end(execution, BatchStatus.COMPLETED, ExitStatus.COMPLETED);
        }

        private void end(JobExecution execution, BatchStatus status, ExitStatus exit) {
            execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
            execution.setStatus(status);
            execution.setExitStatus(exit);
            repository.update(execution);
        }
    }

    /**
     * Executions that a dead process left look as if they still ran; only the holder of the runner lock may end them.
     * One that hangs in this process since before it lost the lock is not dead.
     */
    void recoverLeftOvers(long generation) {
        if (recovered == generation) {
            return;
        }
        for (JobExecution execution : repository.findRunningJobExecutions(JOB)) {
            if (running.contains(execution.getJobParameters())) {
                continue;
            }
            LOG.info("Recovering {}, left by a dead process", execution.getJobParameters());
            try {
                operator.recover(execution);
            } catch (OptimisticLockingFailureException e) {
                LOG.info("Its process lives and ended it by itself: {}", e.getMessage());
            }
        }
        recovered = generation;
    }

    /** Deletes what Spring Batch remembers of executions of long ago, some at a time. */
    void prune(Transactions fenced) {
        // Spring Batch writes the local time of the process; a few hours more or less make no difference here.
        List<Long> old = records.executions(RealTime.now().minus(KEPT), DELETED_AT_ONCE);
        if (old.isEmpty()) {
            return;
        }
        fenced.run(() -> {
            List<Long> instances = records.instances(old);
            records.deleteContexts(old);
            records.deleteParameters(old);
            records.deleteExecutions(old);
            records.deleteInstances(instances);
        });
    }

    private static String describe(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }
}
