package org.balancetreasure.sandbox;

import java.util.concurrent.CountDownLatch;
import org.balancetreasure.night.steps.IncomeStep;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Income that takes as long as a test says: none of its transactions begins meanwhile. */
final class SlowIncome implements BeanPostProcessor {

    private volatile CountDownLatch ended = new CountDownLatch(0);

    void takesLong() {
        ended = new CountDownLatch(1);
    }

    void goOn() {
        ended.countDown();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PlatformTransactionManager manager ? new PlatformTransactionManager() {

            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                if (StackWalker.getInstance().walk(frames -> frames
                        .anyMatch(frame -> frame.getClassName().equals(IncomeStep.class.getName())
                                && frame.getMethodName().equals("run")))) {
                    await();
                }
                return manager.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                manager.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                manager.rollback(status);
            }
        } : bean;
    }

    private void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
