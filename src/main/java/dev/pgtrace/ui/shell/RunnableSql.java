package dev.pgtrace.ui.shell;

import dev.pgtrace.model.ExecutionDetail;
import java.util.List;
import java.util.Optional;

/// SQL with its parameters `$1`, `$2` … replaced by literals. Parameters in strings, quoted names, dollar quotes
/// and
/// comments stay.
final class RunnableSql {
    private final String sql;
    private final List<ExecutionDetail.Bind> binds;
    private final StringBuilder out = new StringBuilder();

    private RunnableSql(String sql, List<ExecutionDetail.Bind> binds) {
        this.sql = sql;
        this.binds = binds;
    }

    static String of(String sql, List<ExecutionDetail.Bind> binds) {
        return new RunnableSql(sql, binds).replace();
    }

    private String replace() {
        int at = 0;
        while (at < sql.length()) {
            int end = tokenEnd(at);
            String token = sql.substring(at, end);
            boolean parameter = token.length() > 1 && token.charAt(0) == '$' && Character.isDigit(token.charAt(1));
            out.append(parameter ? literal(token) : token);
            at = end;
        }
        String text = out.toString().stripTrailing();
        return text.endsWith(";") ? text : text + ';';
    }

    private int tokenEnd(int at) {
        char c = sql.charAt(at);
        char next = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
        if (c == '\'' || c == '"') {
            return quoteEnd(at, c);
        }
        if (c == '-' && next == '-') {
            int line = sql.indexOf('\n', at);
            return line < 0 ? sql.length() : line;
        }
        if (c == '/' && next == '*') {
            int close = sql.indexOf("*/", at + 2);
            return close < 0 ? sql.length() : close + 2;
        }
        if (c == '$') {
            return dollarEnd(at);
        }
        if (Character.isLetterOrDigit(c) || c == '_') {
            int end = at + 1;
            while (end < sql.length()
                    && (Character.isLetterOrDigit(sql.charAt(end)) || "_$".indexOf(sql.charAt(end)) >= 0)) {
                end++;
            }
            return end;
        }
        return at + 1;
    }

    private int quoteEnd(int at, char quote) {
        boolean escapes = quote == '\'' && at > 0 && "eE".indexOf(sql.charAt(at - 1)) >= 0;
        int i = at + 1;
        while (i < sql.length()) {
            if (escapes && sql.charAt(i) == '\\') {
                i++;
            } else if (sql.charAt(i) == quote) {
                return i + 1; // a doubled quote starts another string at once, which comes to the same
            }
            i++;
        }
        return sql.length();
    }

    private int dollarEnd(int at) {
        int end = at + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        boolean tag = end < sql.length()
                && sql.charAt(end) == '$'
                && (end == at + 1 || !Character.isDigit(sql.charAt(at + 1)));
        if (!tag) {
            return end;
        }
        String delimiter = sql.substring(at, end + 1);
        int close = sql.indexOf(delimiter, end + 1);
        return close < 0 ? sql.length() : close + delimiter.length();
    }

    private String literal(String parameter) {
        int number;
        try {
            number = Integer.parseInt(parameter.substring(1));
        } catch (NumberFormatException e) {
            return parameter;
        }
        Optional<ExecutionDetail.Bind> bind =
                binds.stream().filter(b -> b.position() == number - 1).findFirst();
        if (bind.isEmpty() || !bind.get().plausible()) {
            return parameter;
        }
        return bind.get().value().map(RunnableSql::quoted).orElse("NULL");
    }

    private static String quoted(String value) {
        boolean backslash = value.indexOf('\\') >= 0;
        String doubled = value.replace("'", "''");
        return backslash ? "E'" + doubled.replace("\\", "\\\\") + '\'' : '\'' + doubled + '\'';
    }
}
