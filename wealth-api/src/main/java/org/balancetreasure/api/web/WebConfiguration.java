package org.balancetreasure.api.web;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.access.CallingCustomer;
import org.balancetreasure.api.access.CallingOperator;
import org.balancetreasure.api.access.CallingStaff;
import org.balancetreasure.api.requests.IdempotencyKeys;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Reads JSON strictly: a body that is not exactly as described is refused, never guessed. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory -> factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(Doors.BODY_BYTES_MAX)
                        .maxNestingDepth(16).build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> mapper.withCoercionConfig(LogicalType.Textual, textual -> {
            // A number is not a string: 100.00 as a JSON number may have been through binary floating point.
            textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        })
                .withCoercionConfig(LogicalType.Integer, integer -> {
                    // 3.7 is no day of a month: cut, it would be another one.
                    integer.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    integer.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                    integer.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    integer.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                })
                .withCoercionConfig(LogicalType.Boolean, yesOrNo -> {
                    // A consent is true or it is none.
                    yesOrNo.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    yesOrNo.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    yesOrNo.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    yesOrNo.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                })
                .addModule(new SimpleModule().addDeserializer(LocalDate.class, new ExactDate())
                        .setDeserializerModifier(new ExactEnums()));
    }

    @Bean
    LocaleResolver localeResolver() {
        return new CallersLanguage();
    }

    @Bean
    WebMvcConfigurer argumentsOfTheHouse(CallingCustomer callingCustomer, CallingStaff callingStaff,
            CallingOperator callingOperator, IdempotencyKeys idempotencyKeys, Parameters parameters) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(parameters).addPathPatterns("/v1/**");
                registry.addInterceptor(callingCustomer).addPathPatterns("/v1/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(callingCustomer);
                resolvers.add(callingStaff);
                resolvers.add(callingOperator);
                resolvers.add(idempotencyKeys);
            }
        };
    }
}
