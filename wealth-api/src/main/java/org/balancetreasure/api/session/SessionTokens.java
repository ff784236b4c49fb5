package org.balancetreasure.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Finds the token of a request: in its header, or else in the session of whoever is signed in on the pages. All that
 * follows is the same for both. A session counts for requests of our own pages only, as the browser says by
 * {@code Sec-Fetch-Site}, which no page can write: so a foreign page can neither change nor read anything by it. What a
 * browser is told to open by hand counts if it changes nothing.
 */
@Component
public class SessionTokens implements BearerTokenResolver {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> SAFE = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final BearerTokenResolver headers = new DefaultBearerTokenResolver();
    private final ObjectProvider<OAuth2AuthorizedClientManager> managers;
    private final JwtDecoder decoder;

    SessionTokens(ObjectProvider<OAuth2AuthorizedClientManager> managers, JwtDecoder decoder) {
        this.managers = managers;
        this.decoder = decoder;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return headers.resolve(request);
        }
        HttpSession session = request.getSession(false);
        OAuth2AuthenticationToken person = signedIn(request);
        OAuth2AuthorizedClientManager manager = managers.getIfAvailable();
        if (session == null || person == null || manager == null) {
            return null;
        }
        // One at a time: an issuer takes a refresh token once.
        synchronized (WebUtils.getSessionMutex(session)) {
            return token(manager, person, request);
        }
    }

    private @Nullable String token(OAuth2AuthorizedClientManager manager, OAuth2AuthenticationToken person,
            HttpServletRequest request) {
        try {
            OAuth2AuthorizedClient client = manager.authorize(OAuth2AuthorizeRequest
                    .withClientRegistrationId(person.getAuthorizedClientRegistrationId()).principal(person)
                    .attribute(HttpServletRequest.class.getName(), request).build());
            if (client == null) {
                return null;
            }
            String token = client.getAccessToken().getTokenValue();
            decoder.decode(token);
            return token;
        } catch (BadJwtException e) {
            // One that has expired and is not renewed, for instance: its person is signed out.
            LOG.debug("A session's token is not taken: {}", e.getMessage());
            return null;
        } catch (OAuth2AuthorizationException e) {
            LOG.info("A session's token was not renewed: {}", e.getError().getErrorCode());
            return null;
        }
    }

    /** Who is signed in in the session of a request, if the session counts for it. */
    @Nullable
    OAuth2AuthenticationToken signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && isOfOurPages(request)
                && session.getAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
                && context.getAuthentication() instanceof OAuth2AuthenticationToken person ? person : null;
    }

    /** Whether a page of ours made a request, or a person by hand one that changes nothing. */
    static boolean isOfOurPages(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        return "same-origin".equals(site) || ("none".equals(site) && SAFE.contains(request.getMethod()));
    }
}
