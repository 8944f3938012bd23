package dev.pgtrace.format;

import dev.pgtrace.base.text.Texts;
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
            return Texts.get("format.looks.empty");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return binary(text).isEmpty() ? textual(text) : binary(text);
    }

    private static String binary(String text) {
        if (text.startsWith("PK\u0003\u0004")) {
            return Texts.get("format.looks.zip");
        }
        if (text.startsWith("%PDF-")) {
            return Texts.get("format.looks.pdf");
        }
        if (text.startsWith("\u0089PNG") || text.startsWith("GIF8") || text.startsWith("\u00ff\u00d8\u00ff")) {
            return Texts.get("format.looks.picture");
        }
        if (text.startsWith("\u007fELF") || text.startsWith("MZ")) {
            return Texts.get("format.looks.program");
        }
        if (text.startsWith("\u001f\u008b") || text.startsWith("(\u00b5/\u00fd")) {
            return Texts.get("format.looks.twice");
        }
        if (text.startsWith("BZh") || text.startsWith("\u00fd7zXZ")) {
            return Texts.get("format.looks.bzip2");
        }
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            return Texts.get("format.looks.utf16");
        }
        if (text.startsWith("\u0089TRCX")) {
            return Texts.get("format.looks.index");
        }
        if (text.startsWith("SQLite format 3")) {
            return Texts.get("format.looks.sqlite");
        }
        if (text.startsWith("PGDMP")) {
            return Texts.get("format.looks.dump");
        }
        long controls = text.chars()
                .filter(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        if (controls == text.length()) {
            return Texts.get("format.looks.nul");
        }
        return controls * 20 > text.length() ? Texts.get("format.looks.binary") : "";
    }

    private static String textual(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return Texts.get("format.looks.blanks");
        }
        if (CSV_LOG_LINE.matcher(text).find()) {
            return Texts.get("format.looks.csvlog");
        }
        if (LOG_LINE.matcher(text).find()) {
            return Texts.get("format.looks.log");
        }
        if (start.startsWith("{\"timestamp\"") || (start.startsWith("{") && text.contains("\"error_severity\""))) {
            return Texts.get("format.looks.jsonlog");
        }
        if (start.contains("QUERY PLAN")
                || start.startsWith("[{\"Plan\"")
                || start.startsWith("[\n  {\n    \"Plan\"")) {
            return Texts.get("format.looks.explain");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return "JSON";
        }
        String lower = start.substring(0, Math.min(200, start.length())).toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return Texts.get("format.looks.html");
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<")) {
            return "XML";
        }
        if (lower.startsWith("#!")) {
            return Texts.get("format.looks.script");
        }
        if (SQL.matcher(text).matches()) {
            return Texts.get("format.looks.sql");
        }
        return Texts.get("format.looks.text");
    }
}
