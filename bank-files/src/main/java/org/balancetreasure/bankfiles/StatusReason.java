package org.balancetreasure.bankfiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a bank gives a status (StsRsnInf). What each code means and what we do about it is a table beside the classes,
 * {@code status_reasons.csv}; a code that it lacks is asked about.
 *
 * @param code of the external code set, or the bank's own
 * @param text what the bank adds in words
 */
public record StatusReason(String code, @Nullable String text) {

    private record Row(ReasonAction action, String meaning) {}

    private static final Map<String, Row> ROWS = rows();

    public ReasonAction action() {
        Row row = ROWS.get(code);
        return row == null ? ReasonAction.ENQUIRE : row.action;
    }

    /** What the code means, in English; empty for one that the table lacks. */
    public String meaning() {
        Row row = ROWS.get(code);
        return row == null ? "" : row.meaning;
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (InputStream in = StatusReason.class.getResourceAsStream("status_reasons.csv")) {
            if (in == null) {
                throw new IllegalStateException("the table status_reasons.csv is not beside the classes");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", 3);
                if (cells.length != 3
                        || rows.put(cells[0], new Row(ReasonAction.valueOf(cells[1]), cells[2])) != null) {
                    throw new IllegalStateException("the table status_reasons.csv has a broken line: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
