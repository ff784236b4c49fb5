package org.balancetreasure.fundfiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The layout tables of the standard: every file type in each version. */
public final class Layouts {

    private static final class Holder {
        static final Layouts STANDARD = load();
    }

    private final Map<FormatVersion, Map<String, Layout>> layouts = new EnumMap<>(FormatVersion.class);
    private final Map<FormatVersion, Map<String, Optional<Field>>> dictionaries = new EnumMap<>(FormatVersion.class);

    private Layouts() {}

    public static Layouts standard() {
        return Holder.STANDARD;
    }

    private static Layouts load() {
        Map<String, String> descriptions = Tables.codes("file_types.csv");
        Layouts all = new Layouts();
        Map<FormatVersion, Map<String, List<Field>>> tables = new EnumMap<>(FormatVersion.class);
        for (String[] row : Tables.rows("fields.csv", 7)) {
            FormatVersion version = FormatVersion.ofCode(row[0]);
            Field field = new Field(row[2], FieldType.valueOf(row[3]), Integer.parseInt(row[4]),
                    Integer.parseInt(row[5]), 0, 0, row[6]);
            tables.computeIfAbsent(version, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row[1], _ -> new ArrayList<>()).add(field);
            all.dictionaries.computeIfAbsent(version, _ -> new HashMap<>()).merge(key(field.name()),
                    Optional.of(field), (a, b) -> a.filter(known -> sameCoding(known, b.orElseThrow())));
        }
        tables.forEach((version, types) -> {
            Map<String, Layout> ofVersion = new LinkedHashMap<>();
            types.forEach((type, fields) -> ofVersion.put(type, new Layout(version, type,
                    Objects.requireNonNull(descriptions.get(type), "no description of type " + type), fields)));
            all.layouts.put(version, ofVersion);
        });
        return all;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean sameCoding(Field a, Field b) {
        return a.type() == b.type() && a.length() == b.length() && a.decimals() == b.decimals();
    }

    /** @throws IllegalArgumentException when the version has no such file type */
    public Layout layout(FormatVersion version, String fileType) {
        Layout layout = find(version, fileType);
        if (layout == null) {
            throw new IllegalArgumentException("version " + version.code() + " has no file type '" + fileType + "'");
        }
        return layout;
    }

    /**
     * The field in the version that gives it the fewest bytes: a value that fits it fits the file of every version.
     *
     * @throws IllegalArgumentException when no version has it, and when versions differ in more than its length
     */
    public Field narrowest(String fileType, String name) {
        List<Field> all = layouts.values().stream().map(types -> types.get(fileType)).filter(Objects::nonNull)
                .map(layout -> layout.find(name)).filter(Objects::nonNull).toList();
        if (all.stream().map(field -> List.of(field.type(), field.decimals())).distinct().count() != 1) {
            throw new IllegalArgumentException("field '" + name + "' of file type '" + fileType
                    + "' is in no version, or has another type or decimals in another version");
        }
        return Collections.min(all, Comparator.comparingInt(Field::length));
    }

    /** The file types of a version, in the order of the standard's tables. */
    public Set<String> fileTypes(FormatVersion version) {
        return Collections.unmodifiableSet(ofVersion(version).keySet());
    }

    @Nullable
    Layout find(FormatVersion version, String fileType) {
        return ofVersion(version).get(fileType);
    }

    private Map<String, Layout> ofVersion(FormatVersion version) {
        return Objects.requireNonNull(layouts.get(version));
    }

    /**
     * The coding of a field that a file lists beyond its own table: partners add fields of other tables or versions. It
     * is known when all tables of the file's version agree on it, else when this type's table in another version has
     * it.
     */
    @Nullable
    Field added(FormatVersion version, String fileType, String name) {
        Optional<Field> common = Objects.requireNonNull(dictionaries.get(version)).get(key(name));
        if (common != null) {
            return common.orElse(null);
        }
        for (FormatVersion other : FormatVersion.values()) {
            Layout layout = find(other, fileType);
            Field field = layout == null ? null : layout.find(name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }
}
