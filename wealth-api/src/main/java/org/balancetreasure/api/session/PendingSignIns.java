package org.balancetreasure.api.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * Those who are at the issuer just now. A cookie of their browser names the entry, so that nobody else can end what
 * they began. They have no session: whoever only asks to sign in, however often, takes no memory that is not bounded.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration TIME = Duration.ofMinutes(5);
    private static final int ENTRIES_MAX = 10_000;
    private static final int NAME_BYTES = 24;

    private final Cache<String, OAuth2AuthorizationRequest> pending = Caffeine.newBuilder().maximumSize(ENTRIES_MAX)
            .expireAfterWrite(TIME).build();
    private final SecureRandom random = new SecureRandom();
    private final String cookieName;
    private final boolean secure;

    /** @param secure whether the cookie travels over TLS only */
    PendingSignIns(String cookieName, boolean secure) {
        this.cookieName = cookieName;
        this.secure = secure;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookieName);
        OAuth2AuthorizationRequest found = cookie == null ? null : pending.getIfPresent(cookie.getValue());
        return found != null && found.getState() != null && found.getState().equals(request.getParameter("state"))
                ? found
                : null;
    }

    @Override
    public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request,
            HttpServletResponse response) {
        if (begun == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String entry = Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        pending.put(entry, begun);
        set(response, entry, TIME);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
            HttpServletResponse response) {
        OAuth2AuthorizationRequest found = loadAuthorizationRequest(request);
        Cookie cookie = WebUtils.getCookie(request, cookieName);
        if (found != null && cookie != null) {
            pending.invalidate(cookie.getValue());
            set(response, "", Duration.ZERO);
        }
        return found;
    }

    private void set(HttpServletResponse response, String value, Duration time) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(cookieName, value).httpOnly(true).secure(secure)
                .path("/").sameSite(SameSite.LAX.attributeValue()).maxAge(time).build().toString());
    }
}
