package org.balancetreasure.onboarding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * A record as figures by name, as they are shown to whoever decides, and back. A component is a figure; the components
 * of a record in a record are figures, too. What is null is left out.
 */
final class Figures {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(String.class, text -> text,
            LocalDate.class, LocalDate::parse, LocalTime.class, LocalTime::parse, Money.class, Money::of,
            Units.class, Units::of, int.class, Integer::valueOf, boolean.class, Boolean::valueOf);

    private Figures() {}

    static Map<String, String> of(Record of) {
        return of("", of);
    }

    /** @param prefix before each name */
    static Map<String, String> of(String prefix, Record of) {
        Map<String, String> figures = new TreeMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            Object value = value(component, of);
            if (value instanceof Record inner && !READERS.containsKey(component.getType())) {
                figures.putAll(of(prefix, inner));
            } else if (value instanceof Enum<?> constant) {
                figures.put(prefix + component.getName(), constant.name());
            } else if (value != null) {
                figures.put(prefix + component.getName(), value.toString());
            }
        }
        return figures;
    }

    /** @throws IllegalStateException if they are not the figures of such a record */
    static <T> T read(Class<? extends T> type, Map<String, String> figures) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components).map(component -> read(component, figures)).toArray();
        try {
            Constructor<? extends T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException(figures + " are not the figures of a " + type.getSimpleName(), e);
        }
    }

    private static @Nullable Object read(RecordComponent component, Map<String, String> figures) {
        Class<?> type = component.getType();
        Function<String, Object> reader = READERS.get(type);
        if (reader == null && type.isRecord()) {
            return read(type, figures);
        }
        String figure = figures.get(component.getName());
        if (figure == null) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return null;
            }
            throw new IllegalStateException(figures + " have no " + component.getName());
        }
        return reader == null ? constant(type, figure) : reader.apply(figure);
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst().orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no " + name));
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Can't read " + component + " of " + of, e);
        }
    }
}
