package org.balancetreasure.night;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.balancetreasure.sql.DatabaseSettings;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the night as an application of its own, as another node would; the caller closes it. */
public final class AnotherNight {

    private AnotherNight() {}

    /** @param settings more settings, like {@code --night.scheduled=true} */
    public static ConfigurableApplicationContext start(DatabaseSettings database, InstantSource clock, Path exchange,
            String... settings) {
        return start(BatchJobs.application(), database, clock, exchange, settings);
    }

    public static ConfigurableApplicationContext start(SpringApplicationBuilder application, DatabaseSettings database,
            InstantSource clock, Path exchange, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--db.url=" + database.url(), "--db.user=" + database.user(),
                "--db.password=" + database.password(), "--exchange.directory=" + exchange,
                "--personal-data.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(settings));
        return application.initializers(context -> ((GenericApplicationContext) context).registerBean("instantSource",
                InstantSource.class, () -> clock)).registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }
}
