package dev.pgtrace.format.autoexplain.pairing;

import java.util.ArrayList;
import java.util.List;

/// The stack in a CONTEXT, innermost first:
///
///     SQL statement "select count(*) from t where grp=p"
///     PL/pgSQL function f_inner(integer) line 1 at SQL statement
///     PL/pgSQL function f_outer(integer) line 1 at assignment
///
/// Function names and `PL/` stand in every language; the text of the statement may have several lines.
record CallStack(int depth, List<String> frames) {
    private static final int MOST_FRAMES = 200;

    CallStack {
        frames = List.copyOf(frames);
    }

    static CallStack of(String context) {
        if (context.isEmpty()) {
            return new CallStack(0, List.of());
        }
        List<String> frames = new ArrayList<>();
        int depth = 0;
        boolean statement = false;
        for (String line : context.lines().toList()) {
            if (isStatement(line)) {
                depth++;
                statement = true;
                continue;
            }
            if (isFunction(line)) {
                depth += statement ? 0 : 1;
                statement = false;
                if (frames.size() < MOST_FRAMES) {
                    frames.add(line);
                }
            }
        }
        return new CallStack(depth, frames);
    }

    /// Whether what has the context `inner` ran inside what has the context `outer`.
    static boolean isInside(String inner, String outer) {
        return outer.isEmpty()
                || inner.length() > outer.length()
                        && inner.endsWith(outer)
                        && inner.charAt(inner.length() - outer.length() - 1) == '\n';
    }

    private static boolean isStatement(String line) {
        return line.startsWith("SQL statement \"")
                || line.startsWith("SQL-Anweisung ")
                || line.startsWith("instruction SQL ")
                || line.startsWith("SQL-оператор:")
                || line.startsWith("sentencia SQL:");
    }

    private static boolean isFunction(String line) {
        if (line.startsWith("SQL function ") || line.startsWith("SQL-Funktion ")) {
            return true;
        }
        int language = line.indexOf("PL/");
        return language >= 0
                && language < 12
                && !line.startsWith("PL/pgSQL assignment")
                && !line.startsWith("PL/pgSQL expression");
    }
}
