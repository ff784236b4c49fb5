package org.balancetreasure.api.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Turns a customer's token into the {@link Customer} argument of a controller; an {@code Optional} is empty for the
 * platform's staff. A token whose subject is no customer of its channel reads nothing, not even what every customer may
 * read. Advancing banks have no token. A controller that writes takes the {@link CustomerToken} instead, and looks the
 * customer up in its transaction.
 */
@Component
public class CallingCustomer implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String CUSTOMER = Customer.class.getName();
    private static final String TOKEN = CustomerToken.class.getName();
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
                        .anyMatch(authority -> Scope.WALLET.authority().equals(authority.getAuthority()))) {
            CustomerToken named = named(token.getToken());
            request.setAttribute(TOKEN, named);
            if (!asksInItsTransaction(handler)) {
                request.setAttribute(CUSTOMER, known(named));
            }
        }
        return true;
    }

    private static CustomerToken named(Jwt token) {
        String subject = token.getSubject();
        String channel = token.getClaimAsString(Tokens.CHANNEL);
        if (subject == null || !CUSTOMER_NUMBER.matcher(subject).matches() || channel == null
                || channel.length() > Customer.CHANNEL_MAX || channel.equals(Customer.HOUSE)) {
            throw new ApiProblem(ProblemCode.UNKNOWN_CUSTOMER);
        }
        return new CustomerToken(Long.parseLong(subject), channel);
    }

    private static boolean asksInItsTransaction(Object handler) {
        return handler instanceof HandlerMethod method && Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CustomerToken.class);
    }

    /** @throws ApiProblem UNKNOWN_CUSTOMER if the channel has no such customer */
    public Customer known(CustomerToken token) {
        Customer customer = customers.find(token.customerId(), token.channel());
        if (customer == null) {
            throw new ApiProblem(ProblemCode.UNKNOWN_CUSTOMER);
        }
        return customer;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return type == Customer.class || type == CustomerToken.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        String name = parameter.nestedIfOptional().getNestedParameterType().getName();
        Object argument = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (parameter.getParameterType() == Optional.class) {
            return Optional.ofNullable(argument);
        }
        return Objects.requireNonNull(argument,
                "A path that needs a customer is open to a token without the scope wallet");
    }
}
