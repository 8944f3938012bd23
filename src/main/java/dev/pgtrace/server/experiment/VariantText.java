package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be said of variants without asking a server. Faults name the variant.
final class VariantText {
    /// Those that EXPLAIN takes.
    static final Set<String> PLANNABLE =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE", "");

    private static final Set<String> CALLS = Set.of("CALL", "DO");
    private static final Pattern INDEX = Pattern.compile("CREATE\\s+(UNIQUE\\s+)?INDEX\\b.*", Pattern.DOTALL);
    private static final Pattern CONCURRENT = Pattern.compile("(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\b");
    private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)?");

    private VariantText() {}

    static ScriptStatement statement(Variant variant) throws TraceException {
        List<ScriptStatement> statements = split(variant, variant.sql());
        if (statements.isEmpty()) {
            throw fault(variant, Texts.get("server.ab.text.none"));
        }
        if (statements.size() > 1) {
            throw fault(
                    variant,
                    Texts.get(
                            "server.ab.text.several",
                            statements.size(),
                            statements.get(1).line()));
        }
        ScriptStatement statement = statements.getFirst();
        String verb = statement.verb();
        boolean parenthesis = verb.isEmpty() && statement.text().startsWith("(");
        if (!parenthesis && (verb.isEmpty() || !PLANNABLE.contains(verb)) && !CALLS.contains(verb)) {
            throw fault(
                    variant,
                    Texts.get(
                            "server.ab.text.verb",
                            (verb.isEmpty() ? statement.text().substring(0, 1) : verb)));
        }
        for (TriedIndex index : variant.indexes()) {
            checkIndex(variant, index);
        }
        for (String name : variant.settings().keySet()) {
            if (!SETTING.matcher(name).matches()) {
                throw fault(variant, Texts.get("server.ab.text.setting", name));
            }
        }
        return statement;
    }

    private static void checkIndex(Variant variant, TriedIndex index) throws TraceException {
        List<ScriptStatement> statements = split(variant, index.definition());
        String upper = index.definition().strip().toUpperCase(Locale.ROOT);
        if (statements.size() != 1 || !INDEX.matcher(upper).matches()) {
            throw fault(variant, Texts.get("server.ab.text.index"));
        }
        if (CONCURRENT.matcher(upper).find()) {
            throw fault(variant, Texts.get("server.ab.text.concurrently"));
        }
    }

    /// @throws TraceException where a statement has parameters without values, or values are nobody's
    static void checkParameters(ExperimentRequest request, List<ScriptStatement> statements) throws TraceException {
        int highest = 0;
        for (int i = 0; i < statements.size(); i++) {
            int needed = Placeholders.of(statements.get(i).text()).highest();
            highest = Math.max(highest, needed);
            for (int set = 0; set < request.parameters().size(); set++) {
                ParameterSet values = request.parameters().get(set);
                if (values.values().size() < needed) {
                    throw fault(
                            request.variants().get(i),
                            Texts.get("server.ab.text.parameter", needed, given(request, set)));
                }
            }
        }
        for (int set = 0; set < request.parameters().size(); set++) {
            int given = request.parameters().get(set).values().size();
            if (given > highest) {
                throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.ab.text.noParameter", given));
            }
        }
    }

    private static String given(ExperimentRequest request, int set) {
        int count = request.parameters().get(set).values().size();
        return request.parameters().size() == 1
                ? Texts.count("server.ab.text.given", count, count)
                : Texts.count("server.ab.text.given.set", count, count, set + 1);
    }

    private static List<ScriptStatement> split(Variant variant, String sql) throws TraceException {
        try {
            return SqlScript.split(sql);
        } catch (ScriptException e) {
            throw new TraceException(TraceException.Kind.USAGE, variant.name() + ": " + e.getMessage(), e);
        }
    }

    static TraceException fault(Variant variant, String problem) {
        return new TraceException(TraceException.Kind.USAGE, variant.name() + " " + problem);
    }
}
