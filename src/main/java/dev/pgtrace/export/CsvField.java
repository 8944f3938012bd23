package dev.pgtrace.export;

import java.io.IOException;

/// A text as a field of CSV (RFC 4180) that a spreadsheet opens as the text it is.
final class CsvField {
    private CsvField() {}

    static void write(Appendable out, String text) throws IOException {
        // A spreadsheet would run what begins like a formula.
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }
}
