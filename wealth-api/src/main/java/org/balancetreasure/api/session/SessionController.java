package org.balancetreasure.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.balancetreasure.api.access.Bearer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page who is signed in, and where one signs in. */
@RestController
@RequestMapping(path = "/v1/session", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "session", description = "Who is signed in")
class SessionController {

    private final SessionTokens sessions;
    private final SignInSettings settings;
    private final boolean sandbox;

    SessionController(SessionTokens sessions, SignInSettings settings,
            @Value("${treasure.sandbox:false}") boolean sandbox) {
        this.sessions = sessions;
        this.settings = settings;
        this.sandbox = sandbox;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Person")
    record Person(@Schema(description = "To be shown", example = "Li Na") String name,
            @Schema(description = "As the platform knows the person: a customer's number, or the name of staff", example = "li") String subject,
            @Schema(description = "The wallet brand, or HOUSE for staff", example = "demo") String channel,
            @Schema(description = "What the person may do", example = "[\"finance:read\"]") List<String> scopes,
            @Schema(description = "The language that the person prefers, if the issuer says so", example = "zh-CN") @Nullable String locale) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Session")
    record SessionView(@Schema(description = "Absent if nobody is signed in") @Nullable Person person,
            @Schema(description = "Where a browser goes to sign in; absent if this installation has no issuer for its pages") @Nullable String signInAt,
            @Schema(description = "Where a browser goes to sign out; absent if nobody is signed in there") @Nullable String signOutAt,
            @Schema(description = "Whether this is the sandbox, whose clock can be moved") boolean sandbox) {}

    @GetMapping
    @Operation(summary = "Get who is signed in", description = "Also says that nobody is. Who may call: Everybody.")
    @ApiResponse(responseCode = "200", description = "The person of the session or of the token, if there is one")
    SessionView get(HttpServletRequest request) {
        OAuth2AuthenticationToken signedIn = sessions.signedIn(request);
        return new SessionView(Bearer.of(request).map(bearer -> person(bearer, signedIn)).orElse(null),
                settings.isOpen() ? SignIn.PATH : null, signedIn == null ? null : SignIn.OUT_PATH, sandbox);
    }

    private static Person person(Bearer bearer, @Nullable OAuth2AuthenticationToken signedIn) {
        OidcUser user = signedIn != null && signedIn.getPrincipal() instanceof OidcUser oidc ? oidc : null;
        String name = user == null ? null : user.getFullName();
        return new Person(name == null ? bearer.subject() : name, bearer.subject(), bearer.channel(), bearer.scopes(),
                user == null ? null : user.getLocale());
    }
}
