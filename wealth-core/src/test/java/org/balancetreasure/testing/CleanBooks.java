package org.balancetreasure.testing;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties the database before a test and proves the books after it. */
public final class CleanBooks implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        TestDatabase.reset(dataSource(context));
        SpringExtension.getApplicationContext(context).getBean(TestClock.class).set("2013-07-01T00:00");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            TestDatabase.checkInvariants(dataSource(context));
        }
    }

    private static DataSource dataSource(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(DataSource.class);
    }
}
