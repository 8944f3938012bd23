package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.model.CallKind;
import java.util.Locale;
import java.util.Set;

/// What the first word of a statement says of the plans to expect.
///
/// @param call      COMMIT, ROLLBACK, or EXEC for anything else
/// @param hasNoPlan whether the server never makes a plan that auto_explain would tell for it
record StatementWords(CallKind call, boolean hasNoPlan) {
    private static final int LONGEST_WORD = 16;
    /// A transaction's end has few words behind it.
    private static final int LONGEST_END = 80;
    private static final Set<String> WITHOUT_PLAN = Set.of(
            "begin",
            "start",
            "set",
            "reset",
            "show",
            "savepoint",
            "release",
            "discard",
            "deallocate",
            "prepare",
            "listen",
            "unlisten",
            "notify",
            "lock",
            "vacuum",
            "analyze",
            "checkpoint",
            "truncate",
            "drop",
            "alter",
            "grant",
            "revoke",
            "comment",
            "close",
            "fetch",
            "move",
            "reindex",
            "cluster",
            "do");

    static StatementWords of(String sql) {
        String first = first(sql);
        return new StatementWords(
                sql.length() > LONGEST_END ? CallKind.EXEC : call(sql, first), WITHOUT_PLAN.contains(first));
    }

    private static CallKind call(String sql, String first) {
        return switch (first) {
            case "commit", "end" -> CallKind.COMMIT;
            case "abort" -> CallKind.ROLLBACK;
            case "rollback" -> sql.toLowerCase(Locale.ROOT).contains(" to ") ? CallKind.EXEC : CallKind.ROLLBACK;
            default -> CallKind.EXEC;
        };
    }

    /// Whether its plan comes when its cursor is closed.
    static boolean isDeclare(String sql) {
        return begins(sql, "declare");
    }

    /// Whether it runs a statement prepared in SQL, whose text its plan has.
    static boolean isExecute(String sql) {
        return begins(sql, "execute");
    }

    private static boolean begins(String sql, String word) {
        int from = 0;
        while (from < sql.length() && Character.isWhitespace(sql.charAt(from))) {
            from++;
        }
        int to = from + word.length();
        return sql.regionMatches(true, from, word, 0, word.length())
                && (to == sql.length() || !Character.isLetter(sql.charAt(to)));
    }

    private static String first(String sql) {
        int from = 0;
        while (from < sql.length() && Character.isWhitespace(sql.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < sql.length() && to - from < LONGEST_WORD && Character.isLetter(sql.charAt(to))) {
            to++;
        }
        return sql.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
