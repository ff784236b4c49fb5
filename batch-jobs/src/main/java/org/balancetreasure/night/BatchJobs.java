package org.balancetreasure.night;

import org.balancetreasure.WealthCore;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The night as an application. Every few seconds it looks for steps that are due, and runs them. */
@SpringBootApplication
@Import(WealthCore.class)
public class BatchJobs {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** Its configuration file has a name of its own, so that several applications can run in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(BatchJobs.class).properties("spring.config.name=batch-jobs");
    }
}
