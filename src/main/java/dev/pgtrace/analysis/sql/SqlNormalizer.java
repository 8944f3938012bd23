package dev.pgtrace.analysis.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The normalised text of a statement, on one line:
///
/// - constants become `?`, with their sign; parameters stay as written (`$1`), but count as constants in the
///   fingerprint, so that a statement is the same whether its values come as literals or as parameters;
/// - lists of constants become `IN (…)` and `ARRAY[…]`, also with one constant, with casts, and cut by the end of
///   the text;
/// - of the rows of a VALUES list the first stays, `VALUES (?, ?), …`; a single row stays alone, because a
///   statement a row is another way of working than many rows a statement;
/// - `NULL`, `TRUE` and `FALSE` stay as they are, except inside such lists;
/// - keywords in capitals, other words in small letters as PostgreSQL folds them, quoted names as they are;
/// - comments, white space and the last `;` are left out, `!=` is `<>`.
///
/// Texts with the same normalised text have the same fingerprint, and the other way round but for the names of
/// parameters.
public final class SqlNormalizer {
    private static final ThreadLocal<SqlFolder> FOLDER = ThreadLocal.withInitial(SqlFolder::new);

    private SqlNormalizer() {}

    /// The normalised text. Never fails.
    public static String text(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        return text(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    }

    /// The normalised text of a range of bytes.
    public static String text(byte[] sql, int from, int to, Charset charset) {
        return SqlPrinter.print(folder().fold(sql, from, to, SqlFolder.Parameters.KEPT), charset);
    }

    /// As [#text], with parameters as constants: what the fingerprint sees.
    static String folded(byte[] sql, int from, int to, Charset charset) {
        return SqlPrinter.print(folder().fold(sql, from, to, SqlFolder.Parameters.FOLDED), charset);
    }

    static SqlFolder folder() {
        return FOLDER.get();
    }
}
