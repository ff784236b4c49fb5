package org.balancetreasure.api.access;

import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Turns a staff token into the {@link Staff} argument of a controller, so that a write records the person.
 */
@Component
public class CallingStaff implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Staff.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        String subject = request.getUserPrincipal() instanceof JwtAuthenticationToken token
                ? token.getToken().getSubject()
                : null;
        if (subject == null || subject.length() > Staff.NAME_MAX) {
            throw new ApiProblem(ProblemCode.FORBIDDEN);
        }
        return new Staff(subject);
    }
}
