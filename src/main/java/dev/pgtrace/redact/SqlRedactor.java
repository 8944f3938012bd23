package dev.pgtrace.redact;

import dev.pgtrace.analysis.sql.SqlLexer;
import java.nio.charset.StandardCharsets;

/// Redacts SQL, also cut and wrong one, and the expressions of plans. White space, punctuation and operators stay, so
/// that texts that differed in their constants only still do.
final class SqlRedactor {
    private final Tokens tokens;
    private final boolean folds;
    private final SqlLexer lexer = new SqlLexer();

    /// What words stay beside those of SQL.
    enum Dialect {
        SQL,
        /// Expressions that EXPLAIN prints: `(SubPlan 1)`.
        PLAN
    }

    /// @param folds whether quoted names are the same in any case, as traces of Oracle mix them
    SqlRedactor(Tokens tokens, boolean folds) {
        this.tokens = tokens;
        this.folds = folds;
    }

    String redact(String sql) {
        return redact(sql, Dialect.SQL);
    }

    String redact(String sql, Dialect dialect) {
        byte[] bytes = sql.getBytes(StandardCharsets.ISO_8859_1);
        lexer.read(bytes, 0, bytes.length);
        StringBuilder out = new StringBuilder(sql.length() + 64);
        while (lexer.next()) {
            String token = sql.substring(lexer.start(), lexer.end());
            switch (lexer.kind()) {
                case KEYWORD -> out.append(token);
                case IDENTIFIER -> out.append(word(sql, token, dialect));
                case QUOTED_IDENTIFIER -> quotedName(token, last(sql), out);
                case NUMBER -> out.append(tokens.number(RedactedKind.LITERALS, token));
                case STRING -> string(token, last(sql), out);
                case PARAMETER -> parameter(token, last(sql), out);
                case COMMENT -> comment(token, last(sql), out);
                case OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> out.append(token);
            }
        }
        return out.toString();
    }

    /// Whether the text ends with the current token, which may lack its own end then.
    private boolean last(String sql) {
        return lexer.end() == sql.length();
    }

    private String word(String sql, String word, Dialect dialect) {
        boolean afterDot = lexer.start() > 0 && sql.charAt(lexer.start() - 1) == '.';
        boolean ofServer = afterDot && isServerSchema(sql, lexer.start() - 1);
        boolean call = lexer.end() < sql.length() && sql.charAt(lexer.end()) == '(';
        if (afterDot && !ofServer) {
            return name(word);
        }
        if (KnownWords.isSql(word)
                || call && KnownWords.isFunction(word)
                || dialect == Dialect.PLAN && isPlanWord(word)) {
            return word;
        }
        return name(word);
    }

    private static boolean isPlanWord(String word) {
        return switch (word) {
            case "SubPlan", "InitPlan", "hashed", "rescan", "returns", "alternatives", "exists_to_any" -> true;
            default -> false;
        };
    }

    private static boolean isServerSchema(String sql, int dot) {
        return endsWithWord(sql, dot, "pg_catalog") || endsWithWord(sql, dot, "information_schema");
    }

    private static boolean endsWithWord(String sql, int end, String word) {
        int from = end - word.length();
        return from >= 0
                && sql.regionMatches(true, from, word, 0, word.length())
                && (from == 0 || !Character.isLetterOrDigit(sql.charAt(from - 1)) && sql.charAt(from - 1) != '_');
    }

    /// A name without quotes, which are the same in any case.
    private String name(String word) {
        return tokens.keeps(RedactedKind.NAMES) ? word : tokens.of(RedactedKind.NAMES, KnownWords.lower(word));
    }

    private void quotedName(String token, boolean last, StringBuilder out) {
        int open = token.indexOf('"');
        boolean closed = !last || token.length() > open + 1 && token.endsWith("\"");
        String inner = token.substring(open + 1, closed ? token.length() - 1 : token.length());
        String name = inner.replace("\"\"", "\"");
        out.append(token, 0, open + 1);
        if (tokens.keeps(RedactedKind.NAMES)) {
            out.append(inner);
        } else {
            out.append(tokens.of(RedactedKind.NAMES, folds ? KnownWords.lower(name) : name));
        }
        out.append(closed ? "\"" : "");
    }

    private void string(String token, boolean last, StringBuilder out) {
        if (tokens.keeps(RedactedKind.LITERALS)) {
            out.append(token);
            return;
        }
        if (token.charAt(0) == '$') {
            dollarQuoted(token, last, out);
            return;
        }
        int open = token.indexOf('\'');
        boolean closed = !last || isClosed(token, open);
        String inner = token.substring(open + 1, closed ? token.length() - 1 : token.length());
        out.append(token, 0, open + 1)
                .append(tokens.value(RedactedKind.LITERALS, inner))
                .append(closed ? "'" : "");
    }

    /// Whether the quote at the end closes: an even number of them cannot.
    private static boolean isClosed(String token, int open) {
        int quotes = 0;
        for (int i = token.length() - 1; i > open && token.charAt(i) == '\''; i--) {
            quotes++;
        }
        return quotes % 2 == 1;
    }

    /// The tag may be somebody's own, and the text is a value as a whole.
    private void dollarQuoted(String token, boolean last, StringBuilder out) {
        int tag = token.indexOf('$', 1) + 1;
        String mark = token.substring(0, tag);
        boolean closed = !last || token.length() >= 2 * tag && token.endsWith(mark);
        String inner = token.substring(tag, closed ? token.length() - tag : token.length());
        out.append("$$").append(tokens.of(RedactedKind.LITERALS, inner)).append(closed ? "$$" : "");
    }

    private void parameter(String token, boolean last, StringBuilder out) {
        if (token.length() > 1 && token.charAt(0) == ':' && !Character.isDigit(token.charAt(1))) {
            out.append(':');
            if (token.charAt(1) == '"') {
                quotedName(token.substring(1), last, out);
            } else {
                out.append(name(token.substring(1)));
            }
        } else {
            out.append(token);
        }
    }

    private void comment(String token, boolean last, StringBuilder out) {
        if (tokens.keeps(RedactedKind.COMMENTS)) {
            out.append(token);
            return;
        }
        if (token.startsWith("--")) {
            String text = token.substring(2).strip();
            out.append("--").append(text.isEmpty() ? "" : " ").append(tokens.of(RedactedKind.COMMENTS, text));
            return;
        }
        boolean closed = !last || token.length() >= 4 && token.endsWith("*/");
        int from = token.startsWith("/*+") ? 3 : 2;
        String text = token.substring(from, Math.max(from, closed ? token.length() - 2 : token.length()))
                .strip();
        out.append(token, 0, from)
                .append(' ')
                .append(tokens.of(RedactedKind.COMMENTS, text))
                .append(closed ? " */" : "");
    }
}
