package org.balancetreasure.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results with what they were measured on, as a table for people and as JSON for programs. */
public final class Report {

    private final Map<String, String> machine;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Result> results = new ArrayList<>();

    Report(Map<String, String> machine) {
        this.machine = machine;
    }

    public void version(String of, String version) {
        versions.put(of, version);
    }

    public void setting(String name, String value) {
        settings.put(name, value);
    }

    public void add(Result result) {
        results.add(result);
    }

    String table() {
        StringBuilder text = new StringBuilder();
        facts(text, "Machine", machine);
        facts(text, "Versions", versions);
        facts(text, "Settings", settings);
        text.append(String.format(Locale.ROOT, "%n%-26s %14s %14s %-14s %8s  %s%n", "result", "ours", "other", "unit",
                "ratio", ""));
        for (Result result : results) {
            text.append(String.format(Locale.ROOT, "%-26s %,14d %14s %-14s %8s  %s%n", result.name(), result.ours(),
                    shown(result.other()), result.unit(), result.ratio() == null ? "" : result.ratio().toPlainString(),
                    result.note()));
        }
        return text.toString();
    }

    private static void facts(StringBuilder text, String title, Map<String, String> facts) {
        text.append(title).append(System.lineSeparator());
        facts.forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-32s %s%n", name, value)));
    }

    private static String shown(@Nullable Long other) {
        return other == null ? "" : String.format(Locale.ROOT, "%,d", other);
    }

    String json() {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode report = mapper.createObjectNode();
        report.set("machine", mapper.valueToTree(machine));
        report.set("versions", mapper.valueToTree(versions));
        report.set("settings", mapper.valueToTree(settings));
        ArrayNode list = report.putArray("results");
        for (Result result : results) {
            ObjectNode node = list.addObject();
            node.put("name", result.name());
            node.put("ours", result.ours());
            node.put("other", result.other());
            node.put("unit", result.unit());
            node.put("ratio", result.ratio());
            node.put("note", result.note());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }
}
