package org.balancetreasure.api;

import java.util.Map;
import org.balancetreasure.WealthCore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** HTTP for wallet users and finance staff as an application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WealthCore.class)
@ComponentScan("org.balancetreasure.api")
@ConfigurationPropertiesScan("org.balancetreasure.api")
public class WealthApi {

    /** The name of its settings file, so that it can share a class path with other applications of the house. */
    public static final String SETTINGS = "wealth-api";

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The application, not started yet, so that a process that holds more than it can add to it. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(WealthApi.class).properties(Map.of("spring.config.name", SETTINGS));
    }
}
