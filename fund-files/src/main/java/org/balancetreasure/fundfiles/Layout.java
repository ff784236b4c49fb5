package org.balancetreasure.fundfiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record in the order in which its bytes follow each other. */
public final class Layout {

    private final FormatVersion version;
    private final String fileType;
    private final String description;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final @Nullable Field detailFlag;
    private final int recordLength;
    private final byte[] blankRecord;

    Layout(FormatVersion version, String fileType, String description, List<Field> inOrder) {
        this.version = version;
        this.fileType = fileType;
        this.description = description;
        List<Field> placed = new ArrayList<>(inOrder.size());
        Map<String, Field> names = HashMap.newHashMap(inOrder.size() * 2);
        int offset = 0;
        for (Field field : inOrder) {
            Field here = field.at(offset, placed.size());
            placed.add(here);
            names.put(here.name(), here);
            names.put(here.name().toLowerCase(Locale.ROOT), here);
            offset += here.length();
        }
        this.fields = List.copyOf(placed);
        this.byName = names;
        this.detailFlag = names.get("detailflag");
        this.recordLength = offset;
        this.blankRecord = blank(placed, offset);
    }

    private static byte[] blank(List<Field> fields, int length) {
        byte[] record = new byte[length];
        Arrays.fill(record, (byte) ' ');
        for (Field field : fields) {
            if (field.type() == FieldType.N) {
                Arrays.fill(record, field.offset(), field.offset() + field.length(), (byte) '0');
            }
        }
        return record;
    }

    public FormatVersion version() {
        return version;
    }

    /** The two characters of the type, such as {@code 04}. */
    public String fileType() {
        return fileType;
    }

    /** What the standard calls files of this type, in Chinese. */
    public String description() {
        return description;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Bytes of one record, without its line end. */
    public int recordLength() {
        return recordLength;
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /**
     * The field of that name, in whatever case.
     *
     * @throws IllegalArgumentException when the layout has no such field
     */
    public Field field(String name) {
        Field field = find(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    "file type " + fileType + " of version " + version.code() + " has no field '" + name + "'");
        }
        return field;
    }

    /** DetailFlag, which tells details from the row above them; null in a layout without details. */
    @Nullable
    Field detailFlag() {
        return detailFlag;
    }

    @Nullable
    Field find(String name) {
        Field field = byName.get(name);
        return field != null ? field : byName.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The layout of a file that lists these fields, in this order. It is this very layout when the names are all of its
     * own in their own order.
     *
     * @throws IllegalArgumentException for a name that the layout does not have, and for one that comes twice
     */
    public Layout select(List<String> names) {
        List<Field> chosen = new ArrayList<>(names.size());
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Field field = field(name);
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("field '" + name + "' comes twice");
            }
            chosen.add(field);
        }
        return of(chosen);
    }

    Layout of(List<Field> chosen) {
        return chosen.equals(fields) ? this : new Layout(version, fileType, description, chosen);
    }

    /** A field belongs to one layout only: used with another it would slice the wrong bytes. */
    @SuppressWarnings("ReferenceEquality") // on purpose: an equal field of another layout may lie at another place
    Field own(Field field) {
        if (field.index() >= fields.size() || fields.get(field.index()) != field) {
            throw new IllegalArgumentException("field '" + field.name()
                    + "' was taken from another layout; take it from the record's own: record.layout().field(name)");
        }
        return field;
    }

    byte[] newBlankRecord() {
        return blankRecord.clone();
    }

    void blank(byte[] record, int start) {
        System.arraycopy(blankRecord, 0, record, start, recordLength);
    }

    void blank(byte[] record, int start, Field field) {
        System.arraycopy(blankRecord, field.offset(), record, start + field.offset(), field.length());
    }

    @Override
    public String toString() {
        return "layout " + fileType + " of version " + version.code() + ", " + fields.size() + " fields, "
                + recordLength
                + " bytes";
    }
}
