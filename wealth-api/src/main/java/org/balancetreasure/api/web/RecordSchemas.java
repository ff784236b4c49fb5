package org.balancetreasure.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are written and read. An answer has each component that is not {@link Nullable}; the others
 * are left out where the record says so, else null. A request has no field but the described ones.
 */
final class RecordSchemas implements ModelConverter {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Names that several answers use. */
    private static final Map<Class<?>, String> NAMED = Map.of(Refusal.Code.class, "RefusalCode", Rule.class, "Rule",
            Alternative.Kind.class, "AlternativeKind");

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        Class<?> java = Json31.mapper().constructType(type.getType()).getRawClass();
        String name = NAMED.get(java);
        if (name != null) {
            context.defineModel(name, names(java));
            return new Schema<>().$ref(SCHEMAS + name);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && java.isRecord()) {
            String reference = schema.get$ref();
            records.put(reference == null ? schema.getName() : name(reference), java);
        }
        return schema;
    }

    private static Schema<String> names(Class<?> type) {
        Schema<String> names = text();
        names.setEnum(Arrays.stream(type.getEnumConstants()).map(value -> ((Enum<?>) value).name()).toList());
        return names;
    }

    private static String name(String reference) {
        return reference.substring(SCHEMAS.length());
    }

    void describe(OpenAPI api) {
        Set<String> requests = api.getPaths().values().stream().map(PathItem::readOperations).flatMap(List::stream)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(media -> name(media.getSchema().get$ref())).collect(Collectors.toSet());
        requests.addAll(requests.stream().flatMap(request -> partsOf(api.getComponents().getSchemas().get(request)))
                .collect(Collectors.toSet()));
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (requests.contains(name)) {
                schema.setAdditionalProperties(false);
            } else if (records.containsKey(name)) {
                describeAnswer(schema, records.get(name));
            }
            if (schema.getProperties() != null) {
                for (Object property : schema.getProperties().values()) {
                    describe((Schema<?>) property);
                }
            }
        });
    }

    /** The records in a request; there is none in these. */
    private Stream<String> partsOf(@Nullable Schema<?> request) {
        return request == null || request.getProperties() == null
                ? Stream.empty()
                : request.getProperties().values().stream().map(property -> ((Schema<?>) property).get$ref())
                        .filter(Objects::nonNull).map(RecordSchemas::name).filter(records::containsKey);
    }

    private static void describeAnswer(Schema<?> schema, Class<?> record) {
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        boolean leavesOut = include != null && include.value() == JsonInclude.Include.NON_NULL;
        for (RecordComponent component : record.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describeAnswer(schema, component.getType());
            } else if (!nullable || !leavesOut) {
                schema.addRequiredItem(component.getName());
                if (nullable) {
                    orNull(schema, component);
                }
            }
        }
    }

    private static void orNull(Schema<?> schema, RecordComponent component) {
        Schema<?> property = Objects.requireNonNull(schema.getProperties().get(component.getName()));
        if (property.get$ref() != null) {
            throw new IllegalStateException(component + " is an object or null; leave it out instead: NON_NULL");
        }
        property.addType("null");
    }

    private static void describe(Schema<?> property) {
        if (property.getPattern() != null) {
            property.setPattern(whole(property.getPattern()));
        } else if (property.getMinLength() != null && property.getMinLength() > 0) {
            // White space around a text does not count.
            property.setPattern("\\S");
        }
    }

    /** The pattern of a schema is searched for, ours are about the whole text. */
    static String whole(String pattern) {
        return pattern.startsWith("^") ? pattern : "^" + pattern + "$";
    }

    static Schema<String> text() {
        Schema<String> text = new Schema<>();
        text.addType("string");
        return text;
    }

    /** @param pattern of the whole text */
    static Schema<String> text(String pattern) {
        Schema<String> text = text();
        text.setPattern(whole(pattern));
        return text;
    }
}
