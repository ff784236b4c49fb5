package org.balancetreasure.api.access;

import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.customers.Customers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Turns a token of the operator's systems into the {@link Operator} argument of a controller. A token without the
 * scope, or of a channel that there is not, is refused.
 */
@Component
public class CallingOperator implements HandlerMethodArgumentResolver {

    private final Customers customers;

    CallingOperator(Customers customers) {
        this.customers = customers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Operator.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token && token.getAuthorities().stream()
                .anyMatch(authority -> Scope.OPERATOR.authority().equals(authority.getAuthority()))) {
            String name = token.getToken().getSubject();
            String channel = token.getToken().getClaimAsString(Tokens.CHANNEL);
            if (name != null && name.length() <= Staff.NAME_MAX && channel != null && customers.isChannel(channel)) {
                return new Operator(name, channel);
            }
        }
        throw new ApiProblem(ProblemCode.FORBIDDEN);
    }
}
