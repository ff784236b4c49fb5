package org.balancetreasure.api.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Turns a customer's token into the {@link Customer} that a controller takes as its argument; an optional one is empty for
 * the platform's staff. A token that names nobody
 * of its channel reads nothing, not even what every customer may read; the banks of the house have no token.
 */
@Component
public class CallingCustomer implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = CallingCustomer.class.getName();
    /** 18 digits always fit 64 bits. */
    private static final Pattern CUSTOMER_NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Customers customers;

    CallingCustomer(Customers customers) {
        this.customers = customers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token
                && token.getAuthorities().stream()
                        .anyMatch(authority -> Access.WALLET.equals(authority.getAuthority()))) {
            String subject = token.getToken().getSubject();
            String channel = token.getToken().getClaimAsString(Tokens.CHANNEL);
            Customer customer = subject != null && channel != null && CUSTOMER_NUMBER.matcher(subject).matches()
                    && !channel.equals(Customer.HOUSE)
                            ? customers.find(Long.parseLong(subject), channel)
                            : null;
            if (customer == null) {
                throw new ApiProblem(ProblemCode.UNKNOWN_CUSTOMER);
            }
            request.setAttribute(ATTRIBUTE, customer);
        }
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Customer.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        Object customer = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (parameter.getParameterType() == Optional.class) {
            return Optional.ofNullable(customer);
        }
        return Objects.requireNonNull(customer,
                "A path that needs a customer is open to a token without the scope wallet");
    }
}
