package org.balancetreasure.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names an operation by verb and nouns of its path, like cancelOrder or listPlanDates. Clients generate their methods
 * from these names, so they depend on nothing but method and path.
 */
final class OperationId {

    /** Last parts of a path that say what is done to the thing before them. */
    private static final Map<String, String> ACTS = Map.ofEntries(Map.entry("pause", "pause"),
            Map.entry("resumption", "resume"), Map.entry("end", "end"),
            Map.entry("suspension", "suspend"), Map.entry("cancellation", "cancel"),
            Map.entry("approval", "approve"), Map.entry("refusal", "refuse"),
            Map.entry("withdrawal", "withdraw"));

    private OperationId() {}

    /**
     * @param path like /v1/plans/{planId}/dates
     * @param list whether GET answers a list
     */
    static String of(String method, String path, boolean list) {
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        String last = parts[parts.length - 1];
        boolean act = method.equals("POST") && ACTS.containsKey(last);
        String verb = switch (method) {
            case "GET" -> list ? "list" : "get";
            case "PUT" -> "set";
            case "DELETE" -> "delete";
            default -> ACTS.getOrDefault(last, "create");
        };
        List<String> nouns = Arrays.stream(parts, 0, act ? parts.length - 1 : parts.length)
                .filter(part -> !part.startsWith("{")).map(OperationId::singular).collect(Collectors.toList());
        // A list is of many, and so are limits; what a number in the path names, or what is created, is one.
        if (method.equals("GET") && !last.startsWith("{")) {
            nouns.set(nouns.size() - 1, last);
        }
        StringBuilder id = new StringBuilder(verb);
        for (String word : String.join("-", nouns).split("[-.]", -1)) {
            id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return id.toString();
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - "ies".length()) + "y";
        }
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }
}
