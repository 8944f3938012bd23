package dev.pgtrace.redact;

import dev.pgtrace.redact.SqlRedactor.Dialect;
import dev.pgtrace.redact.WordRedactor.Numbers;
import java.util.Set;

/// Redacts what EXPLAIN says beside figures: `Filter: (status = 'open')`, `Sort Method: quicksort  Memory: 25kB`.
final class PlanRedactor {
    private static final Set<String> EXPRESSIONS = Set.of(
            "Filter",
            "Index Cond",
            "Recheck Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Output",
            "Sort Key",
            "Presorted Key",
            "Group Key",
            "Hash Key",
            "Cache Key",
            "One-Time Filter",
            "TID Cond",
            "Order By",
            "Function Call",
            "Table Function Call",
            "Repeatable Seed",
            "Sampling Parameters",
            "Conflict Filter",
            "Run Condition",
            "Window",
            "Remote SQL",
            "Query Text",
            "Query Parameters",
            "Params Evaluated");
    private static final Set<String> NAMES = Set.of(
            "Schema",
            "Alias",
            "Relation",
            "Relation Name",
            "Index Name",
            "CTE Name",
            "Function Name",
            "Table Function Name",
            "Tuplestore Name",
            "Conflict Arbiter Indexes",
            "Trigger Name",
            "Constraint Name",
            "Custom Plan Provider");

    private final Tokens tokens;
    private final SqlRedactor sql;
    private final WordRedactor words;

    PlanRedactor(Tokens tokens, SqlRedactor sql) {
        this.tokens = tokens;
        this.sql = sql;
        this.words = new WordRedactor(tokens);
    }

    /// The kind of a node: words that EXPLAIN or a tracer prints.
    String label(String label) {
        return words.redact(label, RedactedKind.NAMES, Numbers.KEPT, KnownWords::isStructure);
    }

    /// A name that stands alone.
    String name(String name) {
        return KnownWords.isCatalog(name) || name.equals("public") ? name : tokens.of(RedactedKind.NAMES, name);
    }

    /// A property: `Name: value`.
    String property(String text) {
        int colon = text.indexOf(": ");
        String name = colon < 0 ? text : text.substring(0, colon);
        if (!isKnown(name)) {
            return name.startsWith("Trigger ") ? figures(text) : words.unknown(text);
        }
        if (colon < 0) {
            return figures(text);
        }
        String value = text.substring(colon + 2);
        String before = words.redact(name, RedactedKind.NAMES, Numbers.KEPT, KnownWords::isStructure) + ": ";
        if (EXPRESSIONS.contains(name)) {
            return before + sql.redact(value, Dialect.PLAN);
        }
        if (NAMES.contains(name)) {
            return before + names(value);
        }
        return before + figures(value);
    }

    private String names(String list) {
        StringBuilder out = new StringBuilder();
        for (String name : list.split(", ", -1)) {
            out.append(out.isEmpty() ? "" : ", ").append(name(name));
        }
        return out.toString();
    }

    private static boolean isKnown(String name) {
        if (EXPRESSIONS.contains(name) || NAMES.contains(name)) {
            return true;
        }
        for (String word : name.split("[ /-]", -1)) {
            if (!word.isEmpty() && !Character.isDigit(word.charAt(0)) && !KnownWords.isStructure(word)) {
                return false;
            }
        }
        return true;
    }

    /// Figures with words of EXPLAIN around them; settings with their values.
    private String figures(String text) {
        return words.redact(
                text,
                RedactedKind.NAMES,
                Numbers.KEPT,
                word -> KnownWords.isStructure(word) || KnownWords.isSetting(word));
    }
}
