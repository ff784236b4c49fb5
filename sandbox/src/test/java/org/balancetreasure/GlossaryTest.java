package org.balancetreasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary names classes, tables and fields. A name that is changed or removed must be changed there too. */
class GlossaryTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
    /** A field of a file: words that are written together; OFI and other streams are not. */
    private static final Pattern FIELD = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*[A-Z]\\w*\\b|\\bNAV\\b|\\bYield\\b");

    private record Row(String term, String english, String classes, String tables, String inFiles) {}

    @Test
    void everyClassOfTheGlossaryExists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(HOUSE)) {
            classes = files.map(Path::toString).filter(file -> file.contains("/src/main/") && file.endsWith(".java"))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(rows().stream().flatMap(row -> all(QUOTED, row.classes()))).isNotEmpty().isSubsetOf(classes);
    }

    @Test
    void everyTableColumnAndCodeOfTheGlossaryIsInTheSchemaOrAmongTheSeedOfEachInstallation() throws IOException {
        Set<String> known = new HashSet<>(words(HOUSE.resolve("sql/schema"), ".sql"));
        known.addAll(words(HOUSE.resolve("sql/seed"), "R__house.sql"));
        assertThat(rows().stream().flatMap(row -> all(QUOTED, row.tables()))).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyFieldOfTheGlossaryIsInALayoutOrAnElementThatWeWrite() throws IOException {
        Set<String> known = new HashSet<>(words(HOUSE.resolve("fund-files/src/main/resources"), "fields.csv"));
        known.addAll(words(HOUSE.resolve("bank-files/src/main"), "Writer.java"));
        assertThat(rows().stream().flatMap(row -> all(FIELD, row.inFiles()))).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void oneTermHasOneRow() throws IOException {
        assertThat(rows().stream().map(Row::term)).doesNotHaveDuplicates();
        assertThat(rows().stream().map(row -> row.english().split("[:(]", 2)[0].strip())).doesNotHaveDuplicates();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = Files.readAllLines(HOUSE.resolve("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Chinese "))
                .map(line -> line.split("\\|")).map(cells -> new Row(cells[1], cells[2], cells[3], cells[4], cells[5]))
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        return rows;
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(GlossaryTest::lastGroup);
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }

    private static Set<String> words(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return all(WORD, text.toString()).collect(Collectors.toSet());
        }
    }
}
