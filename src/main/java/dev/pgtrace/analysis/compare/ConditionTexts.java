package dev.pgtrace.analysis.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Conditions as far as they tell nodes apart: what they are of, without the values compared with, and without the
/// numbers that EXPLAIN appends to aliases used twice, which shift with every change of a plan.
final class ConditionTexts {
    private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.$])-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?(?!\\w)|\\$\\d+");
    private static final Pattern ALIAS_NUMBER = Pattern.compile("(\\w)_\\d+\\.");

    private ConditionTexts() {}

    /// The single terms of a node's conditions, whatever they are used as: `Filter` and `Index Cond` of one
    /// predicate are equal.
    static Set<String> terms(List<String> conditions) {
        Set<String> terms = new HashSet<>();
        for (String condition : conditions) {
            String masked = masked(condition.substring(condition.indexOf(": ") + 2));
            for (String term : masked.split(" AND ", -1)) {
                terms.add(term.replace("(", "").replace(")", "").strip());
            }
        }
        return terms;
    }

    /// Conditions with their names, for telling what changed.
    static Set<String> masked(List<String> conditions) {
        Set<String> masked = new HashSet<>();
        conditions.forEach(condition -> masked.add(masked(condition)));
        return masked;
    }

    private static String masked(String condition) {
        String plain = STRING.matcher(condition).replaceAll("?");
        plain = NUMBER.matcher(plain).replaceAll("?");
        return ALIAS_NUMBER.matcher(plain).replaceAll("$1.");
    }

    /// Share of the terms of both that both have; NaN where neither has any.
    static double alike(Set<String> left, Set<String> right) {
        if (left.isEmpty() && right.isEmpty()) {
            return Double.NaN;
        }
        long both = left.stream().filter(right::contains).count();
        return (double) both / (left.size() + right.size() - both);
    }
}
