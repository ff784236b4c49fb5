package org.balancetreasure.night;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.balancetreasure.testing.CleanBooks;
import org.balancetreasure.testing.CoreTestApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the night on the real database: the application of the night itself, ticked by the test, on a clock that
 * the test moves. Its lanes share one thread, and what failed is tried again by the next tick. Emptied before each
 * method, every invariant checked after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = {BatchJobs.class,
        CoreTestApplication.class}, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
                "spring.config.name=batch-jobs", "night.scheduled=false", "spring.quartz.auto-startup=false",
                "night.lanes=1", "night.retry-first=0s"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith({FreeRunnerLock.class, CleanBooks.class})
public @interface NightTest {}
