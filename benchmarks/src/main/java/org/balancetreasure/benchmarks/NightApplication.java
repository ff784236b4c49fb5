package org.balancetreasure.benchmarks;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import org.balancetreasure.night.BatchJobs;
import org.balancetreasure.sql.DatabaseSettings;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/** The night as an application that does nothing by itself, on the benchmark's own database and clock. */
public final class NightApplication {

    private NightApplication() {}

    /**
     * Starts it. Settings are arguments: nothing outranks them, so {@code db.url} of the machine can't lead the
     * benchmark into another database than its own.
     *
     * @param folder where partners' files would lie
     */
    public static ConfigurableApplicationContext start(DatabaseSettings settings, Path folder, InstantSource clock) {
        return BatchJobs.application().logStartupInfo(false)
                .initializers(context -> ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(
                        "benchmarkClock", new RootBeanDefinition(InstantSource.class, () -> clock)))
                .run("--" + DatabaseSettings.URL + "=" + settings.url(),
                        "--" + DatabaseSettings.USER + "=" + settings.user(),
                        "--" + DatabaseSettings.PASSWORD + "=" + settings.password(),
                        "--exchange.directory=" + folder,
                        "--personal-data.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "--night.scheduled=false", "--spring.quartz.auto-startup=false", "--logging.level.root=WARN");
    }
}
