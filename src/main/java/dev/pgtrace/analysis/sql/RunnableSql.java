package dev.pgtrace.analysis.sql;

import dev.pgtrace.base.text.PlainNumber;
import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SQL with its bind values in place of its parameters, to be run by hand. Values are quoted and cast to their
/// type, so that the planner sees what it saw. What cannot be filled in stays as it is, and a comment says why.
///
/// `$1` is the first bind wherever it stands; Oracle's `:name` takes the next bind each time, as its traces number
/// them.
public final class RunnableSql {
    private static final long INTEGER = 23;
    private static final long NUMERIC = 1700;

    private final BindTypes types;
    private final Map<Integer, Bind> binds = new HashMap<>();
    private int placeholders;

    private RunnableSql(List<Bind> binds, BindTypes types) {
        this.types = types;
        binds.forEach(bind -> this.binds.put(bind.position(), bind));
    }

    /// The text, ending in a semicolon.
    public static String of(String sql, List<Bind> binds, BindTypes types) {
        return new RunnableSql(binds, types).fill(sql);
    }

    private String fill(String sql) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        boolean comment = false;
        for (SqlToken token : SqlText.tokens(sql)) {
            if (token.kind() == SqlTokenKind.PARAMETER) {
                out.append(sql, done, token.start()).append(value(sql.substring(token.start(), token.end())));
                done = token.end();
            }
            comment = token.kind() == SqlTokenKind.COMMENT;
        }
        String text = out.append(sql, done, sql.length()).toString().stripTrailing();
        return text.endsWith(";") && !comment ? text : text + (comment ? "\n;" : ";");
    }

    private String value(String name) {
        Bind bind = binds.get(position(name));
        if (bind == null) {
            return name + " /* not in the trace */";
        }
        if (!bind.plausible()) {
            return name + " /* not read reliably */";
        }
        String literal = literal(bind);
        return bind.truncated() ? literal + " /* cut by the tracer */" : literal;
    }

    private int position(String name) {
        if (!name.startsWith("$")) {
            return placeholders++;
        }
        try {
            return Integer.parseInt(name, 1, name.length(), 10) - 1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private String literal(Bind bind) {
        String cast = types.cast(bind.type());
        if (bind.value().isEmpty()) {
            return "NULL" + cast;
        }
        String value = bind.value().get();
        if (types.isNumber(bind.type()) && PlainNumber.is(value)) {
            // A cast keeps the type of what would else be an integer; parentheses keep a minus from making a comment.
            String number = value.startsWith("-") ? "(" + value + ")" : value;
            boolean same = bind.type() == INTEGER || (bind.type() == NUMERIC && value.indexOf('.') >= 0);
            return same ? number : number + cast;
        }
        String quoted = "'" + value.replace("'", "''") + "'";
        // An E string means the same whatever standard_conforming_strings is.
        return types == BindTypes.POSTGRESQL && value.indexOf('\\') >= 0
                ? "E" + quoted.replace("\\", "\\\\") + cast
                : quoted + cast;
    }
}
