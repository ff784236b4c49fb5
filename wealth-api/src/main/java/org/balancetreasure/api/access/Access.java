package org.balancetreasure.api.access;

import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;

/**
 * Which scope opens which path. A request shows its token in the header, or the session of our own pages has it (the
 * resolver of {@code api.session}); no foreign page can use either.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    private static final String[] OPEN_TO_ALL = {"/v1/openapi", "/v1/openapi/**", "/v1/openapi.yaml", "/v1/docs",
            "/v1/swagger-ui/**", "/actuator/health/**", "/", "/wallet/**", "/finance/**", "/assets/**", "/v1/session"};
    private static final String[] OF_CUSTOMERS = {"/v1/orders/**", "/v1/holdings/**", "/v1/wallet/**", "/v1/plans/**",
            "/v1/products/**", "/v1/product-holdings/**", "/v1/product-orders/**", "/v1/sweep-rule/**",
            "/v1/instant-redemptions/**", "/v1/summary"};
    private static final String[] OF_STAFF = {"/v1/approvals/**", "/v1/file-resends/**", "/v1/nights/**",
            "/v1/breaks/**", "/v1/sweep-runs/**", "/v1/advance-lines/**", "/v1/refused-instant-redemptions/**",
            "/v1/settlements/**", "/v1/obligations/**", "/v1/payments/**", "/v1/bank-statements/**", "/v1/closes/**",
            "/v1/journals/**", "/v1/write-off-limits/**", "/v1/bulk-approvals/**", "/v1/transfer-agents/**",
            "/v1/banks/**",
            "/v1/bank-accounts/**", "/v1/channels/**", "/v1/unmaskings/**",
            "/v1/calendar-years"};
    /** Proposals about funds, whose other paths are customers', too. */
    private static final String[] FUND_PROPOSALS = {"/v1/funds", "/v1/funds/*/limits", "/v1/funds/*/settlement-days",
            "/v1/funds/*/income-authority",
            "/v1/funds/*/quotes"};

    /**
     * The pages run their own scripts and styles only, none that stands in a document. Scripts set styles of elements
     * by their properties, which no policy has to allow.
     */
    private static final String PAGES_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The page of documentation runs its own scripts, and nobody else's. */
    private static final String DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * Observing each filter costs a tenth of an order and says nothing about the business. The request as a whole is
     * observed.
     */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Problems problems,
            JwtAuthenticationConverter authorities, BearerTokenResolver tokens) {
        BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
        RequestMatcher docs = new OrRequestMatcher(PathPatternRequestMatcher.pathPattern("/v1/swagger-ui/**"),
                PathPatternRequestMatcher.pathPattern("/v1/docs"));
        RequestMatcher pages = new OrRequestMatcher(Stream.of("/", "/wallet/**", "/finance/**", "/assets/**")
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern).toList());
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // A session got its number when its person signed in; no request of a page changes it.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                .headers(headers -> headers
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(docs,
                                new ContentSecurityPolicyHeaderWriter(DOCS_POLICY)))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(pages,
                                new ContentSecurityPolicyHeaderWriter(PAGES_POLICY)))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(new OrRequestMatcher(docs, pages)),
                                new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'")))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(
                                resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(features -> features.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()")))
                .authorizeHttpRequests(paths -> paths
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        // No page of another origin may call; Spring would answer its browser with a text of its own.
                        .requestMatchers(CorsUtils::isPreFlightRequest).denyAll()
                        .requestMatchers(HttpMethod.GET, OPEN_TO_ALL).permitAll()
                        .requestMatchers(HttpMethod.HEAD, OPEN_TO_ALL).permitAll()
                        .requestMatchers("/v1/customers/**", "/v1/wallet/credits/**")
                        .hasAuthority(Scope.OPERATOR.authority())
                        .requestMatchers(HttpMethod.POST, FUND_PROPOSALS)
                        .hasAuthority(Scope.FINANCE_OPERATE.authority())
                        .requestMatchers(HttpMethod.PUT, FUND_PROPOSALS)
                        .hasAuthority(Scope.FINANCE_OPERATE.authority())
                        .requestMatchers("/v1/funds/*/limits").hasAuthority(Scope.WALLET.authority())
                        .requestMatchers("/v1/funds/*/settings").hasAuthority(Scope.FINANCE_READ.authority())
                        .requestMatchers("/v1/funds/**", "/v1/trading-days")
                        .hasAnyAuthority(Scope.WALLET.authority(), Scope.FINANCE_READ.authority())
                        .requestMatchers(OF_CUSTOMERS).hasAuthority(Scope.WALLET.authority())
                        .requestMatchers("/v1/audit/**").hasAuthority(Scope.AUDIT_READ.authority())
                        .requestMatchers(HttpMethod.POST, "/v1/approvals/*/approval", "/v1/approvals/*/refusal",
                                "/v1/bulk-approvals")
                        .hasAuthority(Scope.FINANCE_APPROVE.authority())
                        .requestMatchers(HttpMethod.POST, OF_STAFF).hasAuthority(Scope.FINANCE_OPERATE.authority())
                        .requestMatchers(HttpMethod.PUT, OF_STAFF).hasAuthority(Scope.FINANCE_OPERATE.authority())
                        .requestMatchers(OF_STAFF).hasAuthority(Scope.FINANCE_READ.authority())
                        .anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokens)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities))
                        .authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(e));
                            problems.write(ProblemCode.UNAUTHENTICATED, request, response);
                        })
                        .accessDeniedHandler((request, response, e) -> {
                            denial.handle(request, response, e);
                            problems.write(ProblemCode.FORBIDDEN, request, response);
                        }));
        return http.build();
    }

    /**
     * RFC 6750, section 3. The usual challenge also names a document about this server, under the host that the caller
     * says it has.
     */
    private static String challenge(AuthenticationException e) {
        return e instanceof OAuth2AuthenticationException refused
                ? "Bearer error=\"" + refused.getError().getErrorCode() + "\""
                : "Bearer";
    }
}
