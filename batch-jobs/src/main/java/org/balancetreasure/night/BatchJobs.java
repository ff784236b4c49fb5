package org.balancetreasure.night;

import org.balancetreasure.WealthCore;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The night as an application: it looks every few seconds for what is due and does it. */
@SpringBootApplication
@Import(WealthCore.class)
public class BatchJobs {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** With a configuration file of its own name, so that several applications can live in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(BatchJobs.class).properties("spring.config.name=batch-jobs");
    }
}
