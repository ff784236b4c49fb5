package org.balancetreasure.api.web;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The threads that answer requests, at most server.tomcat.threads.max. Of the idle threads, the one that worked last
 * works next: its stack, its connection and its database session are still warm. Tomcat's own pool would wake the
 * thread that has been idle longest. When all threads are busy, the next request waits.
 */
@Component
class RequestThreads implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, DisposableBean {

    private static final long REST_SECONDS = 60;

    private final ThreadPoolExecutor threads;

    @Autowired
    RequestThreads(TomcatServerProperties tomcat) {
        this(tomcat.getThreads().getMax());
    }

    RequestThreads(int max) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory("request-");
        factory.setDaemon(true);
        // Idle threads wait at this queue as a stack: an unfair SynchronousQueue is one.
        threads = new ThreadPoolExecutor(0, max, REST_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory,
                RequestThreads::untilOneRests);
    }

    private static void untilOneRests(Runnable request, ThreadPoolExecutor threads) {
        try {
            do {
                if (threads.isShutdown()) {
                    throw new RejectedExecutionException("The application stops");
                }
            } while (!threads.getQueue().offer(request, 1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("Interrupted while all request threads were at work", e);
        }
    }

    ThreadPoolExecutor threads() {
        return threads;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(threads));
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
