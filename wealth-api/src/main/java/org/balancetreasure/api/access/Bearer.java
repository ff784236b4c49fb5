package org.balancetreasure.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who a request comes from, as the token says.
 *
 * @param subject a customer's number, or the name of staff or of a system
 * @param scopes values of {@link Scope} that count with the token's channel, sorted
 */
public record Bearer(String subject, String channel, List<String> scopes) {

    /** Empty without a token. */
    public static Optional<Bearer> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken token
                ? Optional.of(new Bearer(Objects.requireNonNull(token.getToken().getSubject()),
                        Objects.requireNonNull(token.getToken().getClaimAsString(Tokens.CHANNEL)), scopes(token)))
                : Optional.empty();
    }

    private static List<String> scopes(JwtAuthenticationToken token) {
        return List.of(Scope.values()).stream().filter(scope -> token.getAuthorities().stream()
                .anyMatch(authority -> scope.authority().equals(authority.getAuthority()))).map(Scope::value).sorted()
                .toList();
    }
}
