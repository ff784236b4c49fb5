package org.balancetreasure.api.requests;

import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.requests.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the Idempotency-Key of a write before its body. */
@Component
public class IdempotencyKeys implements HandlerMethodArgumentResolver {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]{1," + RequestKey.LENGTH_MAX + "}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        String[] values = request.getHeaderValues(IdempotencyKey.HEADER);
        if (values == null) {
            throw ApiProblem.invalid(IdempotencyKey.HEADER, Rule.REQUIRED);
        }
        if (values.length != 1 || !PRINTABLE.matcher(values[0]).matches()) {
            throw ApiProblem.invalid(IdempotencyKey.HEADER, Rule.IDEMPOTENCY_KEY);
        }
        return new IdempotencyKey(values[0]);
    }
}
