package org.balancetreasure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/**
 * Every statement of the business and of what stands on it: those of the mappers, in all the ways in which a provider
 * writes them, and those that code keeps as text. The sandbox and the benchmarks are left out: they set a scene and
 * look at it.
 */
final class MapperStatements {

    /**
     * @param name mapper and method
     * @param room the package below the house's
     * @param texts as MyBatis would run them
     */
    record Statement(String name, String room, Set<String> texts) {}

    private static final String HOUSE = "org.balancetreasure";

    /** What comes from the text of a statement's caller, and one of the things that it may be. */
    private static final Map<String, String> WRITTEN_IN = Map.of("table", "register_row", "theirs", "units", "instant",
            "units");

    private static final Pattern SQL = Pattern.compile("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH) .*");

    private MapperStatements() {}

    static List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new HouseRulesTest.WithoutFixtures()).importPackages(HOUSE)) {
            String below = type.getPackageName().substring(HOUSE.length());
            String room = below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
            if (!Set.of("", "sandbox", "benchmarks", "sql").contains(room)) {
                statements.addAll(of(type, room));
            }
        }
        return statements;
    }

    private static List<Statement> of(JavaClass type, String room) {
        Class<?> loaded = type.reflect();
        List<Statement> found = new ArrayList<>();
        for (Method method : loaded.getDeclaredMethods()) {
            Set<String> texts = texts(method);
            if (!texts.isEmpty()) {
                found.add(new Statement(loaded.getSimpleName() + "." + method.getName(), room, texts));
            }
        }
        if (found.isEmpty() && !loaded.getSimpleName().endsWith("Sql")) {
            Set<String> texts = keptAsText(loaded);
            if (!texts.isEmpty()) {
                found.add(new Statement(loaded.getSimpleName(), room, texts));
            }
        }
        return found;
    }

    private static Set<String> texts(Method method) {
        Set<String> texts = new LinkedHashSet<>();
        for (Select select : method.getAnnotationsByType(Select.class)) {
            texts.add(text(select.value()));
        }
        for (Insert insert : method.getAnnotationsByType(Insert.class)) {
            texts.add(text(insert.value()));
        }
        for (Update update : method.getAnnotationsByType(Update.class)) {
            texts.add(text(update.value()));
        }
        for (Delete delete : method.getAnnotationsByType(Delete.class)) {
            texts.add(text(delete.value()));
        }
        for (SelectProvider provider : method.getAnnotationsByType(SelectProvider.class)) {
            texts.addAll(written(provider.type(), provider.method()));
        }
        for (InsertProvider provider : method.getAnnotationsByType(InsertProvider.class)) {
            texts.addAll(written(provider.type(), provider.method()));
        }
        for (UpdateProvider provider : method.getAnnotationsByType(UpdateProvider.class)) {
            texts.addAll(written(provider.type(), provider.method()));
        }
        for (DeleteProvider provider : method.getAnnotationsByType(DeleteProvider.class)) {
            texts.addAll(written(provider.type(), provider.method()));
        }
        return texts;
    }

    /**
     * The parser knows neither MyBatis nor the older words for a shared lock, nor MOD as an operator, nor JSON_TABLE.
     */
    private static String text(String... parts) {
        String text = String.join(" ", parts).replaceAll("</?script>", "")
                .replaceAll("(?s)<foreach[^>]*open=['\"](.)['\"][^>]*>(.*?)</foreach>", "($2)")
                .replaceAll("(?s)<foreach[^>]*>(.*?)</foreach>", "$1").replaceAll("</?(if|where|set|trim)\\b[^>]*>", "")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                .replaceAll("#\\{[^}]*}", ":given").replaceAll("LOCK IN SHARE MODE", "")
                .replaceAll("(?s)JSON_TABLE\\(.*?\\)\\)", "(SELECT :given)").replaceAll("\\bMOD\\b(?!\\s*\\()", "%");
        for (var written : WRITTEN_IN.entrySet()) {
            text = text.replace("${" + written.getKey() + "}", written.getValue());
        }
        return text;
    }

    /** What a provider writes, for each way in which one thing of what it is given may be. */
    private static Set<String> written(Class<?> provider, String name) {
        Method method = Arrays.stream(provider.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst()
                .orElseThrow();
        Set<String> texts = new LinkedHashSet<>();
        for (List<Object> given : oneByOne(Arrays.asList(method.getGenericParameterTypes()))) {
            texts.add(text((String) called(() -> method.invoke(null, given.toArray()))));
        }
        return texts;
    }

    /** First all with their first value, then each other value of each, one after the other. */
    private static List<List<Object>> oneByOne(List<Type> types) {
        List<List<Object>> values = types.stream().map(MapperStatements::values).toList();
        List<Object> first = new ArrayList<>(values.stream().map(List::getFirst).toList());
        List<List<Object>> all = new ArrayList<>();
        all.add(first);
        for (int i = 0; i < values.size(); i++) {
            for (Object other : values.get(i).subList(1, values.get(i).size())) {
                List<Object> changed = new ArrayList<>(first);
                changed.set(i, other);
                all.add(changed);
            }
        }
        return all;
    }

    private static List<Object> values(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return values(list.getActualTypeArguments()[0]).stream().map(value -> (Object) List.of(value, value))
                    .toList();
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return records(raw);
        }
        if (raw.isEnum()) {
            return List.of(raw.getEnumConstants());
        }
        return switch (raw.getSimpleName()) {
            case "boolean", "Boolean" -> List.of(true, false);
            case "int", "Integer" -> List.of(1, 0);
            case "long", "Long" -> List.of(1L, 0L, Long.MAX_VALUE);
            case "String" -> List.of("text");
            case "LocalDate" -> List.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 4));
            default -> throw new IllegalStateException("No value of " + raw + " is known here");
        };
    }

    private static List<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] raw = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = Objects.requireNonNull(called(() -> type.getDeclaredConstructor(raw)));
        constructor.setAccessible(true);
        List<Object> made = new ArrayList<>();
        List<Type> types = Arrays.stream(components).map(RecordComponent::getGenericType).toList();
        for (List<Object> given : oneByOne(types)) {
            made.add(called(() -> constructor.newInstance(given.toArray())));
        }
        for (int i = 0; i < components.length; i++) {
            if (components[i].getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class)) {
                Object[] given = oneByOne(types).getFirst().toArray();
                given[i] = null;
                made.add(called(() -> constructor.newInstance(given)));
            }
        }
        return made;
    }

    private interface Call<T> {
        T make() throws ReflectiveOperationException;
    }

    private static <T> T called(Call<T> call) {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> keptAsText(Class<?> type) {
        Set<String> texts = new LinkedHashSet<>();
        try (@Nullable
        InputStream bytes = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            var pool = ClassFile.of().parse(Objects.requireNonNull(bytes).readAllBytes()).constantPool();
            StreamSupport.stream(pool.spliterator(), false).filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue())
                    .filter(string -> SQL.matcher(string).matches()).forEach(string -> texts.add(text(string)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
