package org.balancetreasure.fundfiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of the standard that lie beside the classes: one line a row, a heading first, commas only in the last
 * column.
 */
final class Tables {

    private Tables() {}

    /** The rows of a table without its heading; the last column takes what is left of the line. */
    static List<String[]> rows(String name, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the table " + name + " is not beside the classes");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] row = line.split(",", columns);
                if (row.length != columns) {
                    throw new IllegalStateException("the table " + name + " has a broken line: " + line);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static Map<String, String> codes(String name) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String[] row : rows(name, 2)) {
            codes.put(row[0], row[1]);
        }
        return codes;
    }
}
