package org.balancetreasure.api.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a name only as it is written. The usual reader also accepts it with spaces around it. */
final class ExactEnums extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
            BeanDescription.Supplier description, ValueDeserializer<?> usual) {
        return new ExactEnum(type.getRawClass());
    }

    private static final class ExactEnum extends StdDeserializer<Object> {

        ExactEnum(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String text = parser.getString();
                for (Object constant : handledType().getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(text)) {
                        return constant;
                    }
                }
                return context.handleWeirdStringValue(handledType(), text, "no such name");
            }
            return context.handleUnexpectedToken(context.constructType(handledType()), parser);
        }
    }
}
