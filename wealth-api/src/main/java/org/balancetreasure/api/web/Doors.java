package org.balancetreasure.api.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.EnumSet;
import org.balancetreasure.api.problems.Problems;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What a request meets before anybody asks for its token, in this order. */
@Configuration(proxyBeanMethods = false)
class Doors {

    /** No request of ours comes near it. */
    static final int BODY_BYTES_MAX = 16 * 1024;
    /** Shorter than the container's own time, so that it is this one that ends. */
    private static final Duration BODY_TIME = Duration.ofSeconds(5);

    private static final int READERS_OF_DESCRIPTION_MAX = 8;
    /** A browser reads six files at once. */
    private static final int READERS_OF_PAGES_MAX = 64;

    /** However many languages somebody knows, the request is read. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> manyLanguages() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
    }

    @Bean
    FilterRegistrationBean<WholeBodies> wholeBodies(Problems problems) {
        FilterRegistrationBean<WholeBodies> door = door(new WholeBodies(problems, BODY_BYTES_MAX, BODY_TIME), 0,
                "/*");
        door.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return door;
    }

    @Bean
    FilterRegistrationBean<PlainRequests> plainRequests(Problems problems) {
        FilterRegistrationBean<PlainRequests> door = door(new PlainRequests(problems), 1, "/*");
        door.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return door;
    }

    @Bean
    FilterRegistrationBean<PublicPages> pages(Problems problems) {
        return door(new PublicPages(problems, READERS_OF_PAGES_MAX), 2, "", "/wallet", "/wallet/*", "/finance",
                "/finance/*", "/assets/*");
    }

    @Bean
    FilterRegistrationBean<PublicPages> publicPages(Problems problems) {
        return door(new PublicPages(problems, READERS_OF_DESCRIPTION_MAX), 2, "/v1/openapi", "/v1/openapi/*",
                "/v1/openapi.yaml", "/v1/docs",
                "/v1/swagger-ui/*");
    }

    private static <F extends Filter> FilterRegistrationBean<F> door(F filter, int place, String... paths) {
        FilterRegistrationBean<F> door = new FilterRegistrationBean<>(filter);
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        door.addUrlPatterns(paths);
        return door;
    }
}
