package dev.pgtrace.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Says what an input that is no trace looks like instead, for the one sentence that refuses it.
public final class Lookalike {
    private static final int SAMPLE = 4096;
    private static final Pattern LOG_LINE = Pattern.compile(
            "(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.{0,80}(LOG|ERROR|FATAL|STATEMENT|WARNING|DETAIL|HINT|PANIC):");
    private static final Pattern CSV_LOG_LINE =
            Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ [A-Z+0-9]{1,5},");
    private static final Pattern SQL = Pattern.compile(
            "(?is)^\\s*(--.*?\\n\\s*)*(select|insert|update|delete|create|with|begin|set|alter|drop|explain|copy)\\s.*");

    private Lookalike() {}

    /// @param head the beginning of the input
    /// @return a noun phrase in English, such as "an SQLite database"
    public static String describe(MemorySegment head) {
        byte[] bytes = head.asSlice(0, Math.min(SAMPLE, head.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        if (bytes.length == 0) {
            return "an empty file";
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return binary(text).isEmpty() ? textual(text) : binary(text);
    }

    private static String binary(String text) {
        if (text.startsWith("PK\u0003\u0004")) {
            return "a ZIP archive";
        }
        if (text.startsWith("%PDF-")) {
            return "a PDF document";
        }
        if (text.startsWith("\u0089PNG") || text.startsWith("GIF8") || text.startsWith("\u00ff\u00d8\u00ff")) {
            return "a picture";
        }
        if (text.startsWith("\u007fELF") || text.startsWith("MZ")) {
            return "a program";
        }
        if (text.startsWith("\u001f\u008b") || text.startsWith("(\u00b5/\u00fd")) {
            return "a file compressed twice";
        }
        if (text.startsWith("BZh") || text.startsWith("\u00fd7zXZ")) {
            return "a file compressed with bzip2 or xz (unpack it first)";
        }
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            return "a text in UTF-16 (save it as UTF-8)";
        }
        if (text.startsWith("\u0089TRCX")) {
            return "the index of a trace (open the trace beside it)";
        }
        if (text.startsWith("SQLite format 3")) {
            return "an SQLite database";
        }
        if (text.startsWith("PGDMP")) {
            return "a pg_dump archive";
        }
        long controls = text.chars()
                .filter(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        if (controls == text.length()) {
            return "nothing but NUL or control bytes";
        }
        return controls * 20 > text.length() ? "binary data" : "";
    }

    private static String textual(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return "nothing but blanks";
        }
        if (CSV_LOG_LINE.matcher(text).find()) {
            return "a PostgreSQL server log in CSV form that is cut or damaged";
        }
        if (LOG_LINE.matcher(text).find()) {
            return "a PostgreSQL server log with a log_line_prefix that is not known (%m [%p], csvlog and jsonlog are)";
        }
        if (start.startsWith("{\"timestamp\"") || (start.startsWith("{") && text.contains("\"error_severity\""))) {
            return "a PostgreSQL server log in JSON form that is cut or damaged";
        }
        if (start.contains("QUERY PLAN")
                || start.startsWith("[{\"Plan\"")
                || start.startsWith("[\n  {\n    \"Plan\"")) {
            return "the output of EXPLAIN, in a form that is not read (text and JSON are)";
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return "JSON";
        }
        String lower = start.substring(0, Math.min(200, start.length())).toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "an HTML page";
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<")) {
            return "XML";
        }
        if (lower.startsWith("#!")) {
            return "a script";
        }
        if (SQL.matcher(text).matches()) {
            return "SQL text";
        }
        return "text without a single trace record";
    }
}
