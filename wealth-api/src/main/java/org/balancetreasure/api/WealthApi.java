package org.balancetreasure.api;

import java.util.Map;
import org.balancetreasure.WealthCore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The application that serves HTTP to wallet users and finance staff. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WealthCore.class)
@ComponentScan("org.balancetreasure.api")
@ConfigurationPropertiesScan("org.balancetreasure.api")
public class WealthApi {

    /** Name of its settings file. It is unique, so several applications can share a class path. */
    public static final String SETTINGS = "wealth-api";

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The application, not started yet, so that the caller can add settings and beans. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(WealthApi.class).properties(Map.of("spring.config.name", SETTINGS));
    }
}
