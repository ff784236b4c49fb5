package org.balancetreasure.fundfiles;

import java.util.List;

/**
 * What the check of a whole file found.
 *
 * @param layout the fields that the file lists, in its order
 * @param recordCount records in the file
 * @param bytes size of the file
 * @param sha256 of all its bytes, in lower-case hexadecimal
 */
public record FileSummary(FileHeader header, Layout layout, long recordCount, long bytes, String sha256) {

    public List<String> fieldNames() {
        return layout.fields().stream().map(Field::name).toList();
    }
}
