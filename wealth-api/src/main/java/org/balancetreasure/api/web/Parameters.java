package org.balancetreasure.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what an operation does not know: a parameter that it does not have, one that is given twice, a field in a
 * body that it does not read. A filter with a slip of the pen would else show everything.
 */
@Component
class Parameters implements HandlerInterceptor {

    private final JsonMapper json;
    private final Map<HandlerMethod, Known> known = new ConcurrentHashMap<>();

    Parameters(JsonMapper json) {
        this.json = json;
    }

    /**
     * What an operation reads from path and query.
     *
     * @param readsBody whether it has a body
     */
    private record Known(Map<String, Class<?>> path, Map<String, Class<?>> query, boolean readsBody) {

        static Known of(HandlerMethod method) {
            return new Known(types(method, PathVariable.class), types(method, RequestParam.class),
                    Arrays.stream(method.getMethodParameters())
                            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)));
        }

        private static Map<String, Class<?>> types(HandlerMethod method, Class<? extends Annotation> from) {
            var discoverer = new DefaultParameterNameDiscoverer();
            Map<String, Class<?>> types = new HashMap<>();
            for (MethodParameter parameter : method.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(from)) {
                    parameter.initParameterNameDiscovery(discoverer);
                    types.put(String.valueOf(parameter.getParameterName()), parameter.getParameterType());
                }
            }
            return types;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.balancetreasure.")) {
            Known operation = known.computeIfAbsent(method, Known::of);
            variables(request).forEach((name, value) -> ExactValues.check(name, value, operation.path().get(name)));
            requireKnown(parameters(request), operation.query());
            if (!operation.readsBody()) {
                requireNothing(request);
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        Object found = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return found == null ? Map.of() : (Map<String, String>) found;
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            // What the container can't decode, or more parameters than it counts.
            throw new ApiProblem(ProblemCode.MALFORMED_REQUEST);
        }
    }

    private static void requireKnown(Map<String, String[]> parameters, Map<String, Class<?>> types) {
        parameters.forEach((name, values) -> {
            Class<?> type = types.get(name);
            if (type == null) {
                throw ApiProblem.invalid(Fields.shown(name), Rule.UNKNOWN);
            }
            if (values.length != 1) {
                throw ApiProblem.invalid(name, Rule.ONCE);
            }
            ExactValues.check(name, values[0], type);
        });
    }

    /** An action without fields may be sent with no body or with an empty object. */
    private void requireNothing(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        if (bytes.length == 0) {
            return;
        }
        if (request.getContentType() == null
                || !MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(request.getContentType()))) {
            throw new ApiProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonNode body;
        try {
            body = json.readTree(bytes);
        } catch (JacksonException e) {
            throw new ApiProblem(ProblemCode.MALFORMED_REQUEST);
        }
        if (!body.isObject()) {
            throw new ApiProblem(ProblemCode.MALFORMED_REQUEST);
        }
        for (String field : body.propertyNames()) {
            throw ApiProblem.invalid(Fields.shown(field), Rule.UNKNOWN);
        }
    }
}
