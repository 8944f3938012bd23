package dev.pgtrace.base.text;

/// Texts and numbers as fields of CSV (RFC 4180) that a spreadsheet opens as what they are.
public final class CsvFields {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private CsvFields() {}

    /// A text. What a spreadsheet would run as a formula begins with an apostrophe.
    public static String text(String text) {
        boolean formula =
                !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !PlainNumber.isSigned(text);
        return quoted(formula ? "'" + text : text);
    }

    /// In quotes where it has to be.
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
