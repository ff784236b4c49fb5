package org.balancetreasure.night;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Quartz looks for steps that are due, on one node of the cluster at a time. The runner lock decides which process runs
 * them.
 */
@DisallowConcurrentExecution
class NightTick implements Job {

    private final Night night;

    NightTick(Night night) {
        this.night = night;
    }

    @Override
    public void execute(JobExecutionContext context) {
        night.begin();
    }

    /** Left out if the night is moved otherwise, for example with a clock that is moved by hand. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "night.scheduled", havingValue = "true", matchIfMissing = true)
    static class Schedule {

        @Bean
        JobDetail nightTick() {
            return JobBuilder.newJob(NightTick.class).withIdentity("night").storeDurably().build();
        }

        @Bean
        Trigger nightTickTrigger(JobDetail nightTick, @Value("${night.tick:10s}") Duration every) {
            return TriggerBuilder.newTrigger().forJob(nightTick).withIdentity("every tick")
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(every.toMillis())
                            .repeatForever().withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
