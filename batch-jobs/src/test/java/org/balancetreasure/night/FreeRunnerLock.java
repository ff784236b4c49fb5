package org.balancetreasure.night;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Every test begins without a runner: its emptied database has another generation than the last test's runner. And it
 * leaves none: the next test may be of an application with other settings, while this one's stays cached.
 */
final class FreeRunnerLock implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        release(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        release(context);
    }

    private static void release(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(RunnerLock.class).release();
    }
}
