package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import dev.pgtrace.analysis.sql.SqlTokenKind;
import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SQL with its bind values in place of `$1`, `$2` …, to be run by hand. Values are quoted and cast to their type,
/// so
/// that the planner sees what it saw. What cannot be filled in stays as it is, and a comment says why.
final class RunnableSql {
    private RunnableSql() {}

    static String of(String sql, List<Bind> binds) {
        Map<String, Bind> byName = new HashMap<>();
        binds.forEach(bind -> byName.put("$" + (bind.position() + 1), bind));
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (SqlToken token : SqlText.tokens(sql)) {
            if (token.kind() == SqlTokenKind.PARAMETER) {
                String name = sql.substring(token.start(), token.end());
                out.append(sql, done, token.start()).append(value(name, byName.get(name)));
                done = token.end();
            }
        }
        return out.append(sql, done, sql.length()).toString();
    }

    private static String value(String name, @org.jspecify.annotations.Nullable Bind bind) {
        if (bind == null) {
            return name + " /* not in the trace */";
        }
        if (!bind.plausible()) {
            return name + " /* not read reliably */";
        }
        String literal = literal(bind);
        return bind.truncated() ? literal + " /* cut by the tracer */" : literal;
    }

    private static String literal(Bind bind) {
        String cast = PgTypes.isCastable(bind.type()) && bind.type() != TEXT ? "::" + PgTypes.name(bind.type()) : "";
        if (bind.value().isEmpty()) {
            return "NULL" + cast;
        }
        String value = bind.value().get();
        if (PgTypes.isNumber(bind.type()) && isPlainNumber(value)) {
            // A cast keeps the type of what would else be an integer; parentheses keep a minus from making a comment.
            String number = value.startsWith("-") ? "(" + value + ")" : value;
            return bind.type() == INTEGER || bind.type() == NUMERIC && value.indexOf('.') >= 0 ? number : number + cast;
        }
        return "'" + value.replace("'", "''") + "'" + cast;
    }

    private static final long INTEGER = 23;
    private static final long TEXT = 25;
    private static final long NUMERIC = 1700;

    private static boolean isPlainNumber(String value) {
        int start = value.startsWith("-") ? 1 : 0;
        boolean digits = false;
        boolean point = false;
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits = true;
            } else {
                return false;
            }
        }
        return digits;
    }
}
