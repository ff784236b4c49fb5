package org.balancetreasure.api.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.balancetreasure.api.WealthApi;
import org.balancetreasure.testing.CleanBooks;
import org.balancetreasure.testing.CoreTestApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/**
 * A test over a real port on the real database, emptied before each method, with every invariant checked after it. The
 * constructor takes beans; {@link Callers} is among them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = {WealthApi.class, CoreTestApplication.class,
        ApiTestConfiguration.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name="
                + WealthApi.SETTINGS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(CleanBooks.class)
public @interface ApiTest {}
