package org.balancetreasure.income;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/** Lets a test do something before every statement that a thread of the posting sends. */
@Intercepts({@Signature(type = Executor.class, method = "update", args = {MappedStatement.class, Object.class}),
        @Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class,
                RowBounds.class, ResultHandler.class}),
        @Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class,
                RowBounds.class, ResultHandler.class, CacheKey.class, BoundSql.class})})
final class Interruptions implements Interceptor {

    private static final Runnable NONE = () -> {
    };

    private final AtomicReference<Runnable> beforeEachStatement = new AtomicReference<>(NONE);
    private final String sourceOfStatements;

    /** @param sourceOfStatements only statements whose id starts so are interrupted */
    Interruptions(String sourceOfStatements) {
        this.sourceOfStatements = sourceOfStatements;
    }

    void during(Runnable work, Runnable action) {
        beforeEachStatement.set(action);
        try {
            work.run();
        } finally {
            beforeEachStatement.set(NONE);
        }
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        if (((MappedStatement) invocation.getArgs()[0]).getId().startsWith(sourceOfStatements)) {
            beforeEachStatement.get().run();
        }
        return invocation.proceed();
    }
}
