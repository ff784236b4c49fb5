package org.balancetreasure.testing;

import java.util.Base64;
import org.balancetreasure.WealthCore;
import org.balancetreasure.sql.DatabaseSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The business alone, on the test database and a clock that stands still. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WealthCore.class, Fixture.class})
public class CoreTestApplication {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    DynamicPropertyRegistrar testProperties() {
        return registry -> {
            registry.add(DatabaseSettings.URL, () -> TestDatabase.settings().url());
            registry.add(DatabaseSettings.USER, () -> TestDatabase.settings().user());
            registry.add(DatabaseSettings.PASSWORD, () -> TestDatabase.settings().password());
            registry.add("db.pool-size", () -> 24);
            registry.add("exchange.directory", () -> "target/test-exchange");
            registry.add("personal-data.key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        };
    }
}
