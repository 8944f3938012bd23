package dev.pgtrace.base.text;

/// Texts and numbers as fields of CSV (RFC 4180) that a spreadsheet opens as what they are.
public final class CsvFields {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private CsvFields() {}

    /// A text. What a spreadsheet would run as a formula begins with an apostrophe.
    public static String text(String text) {
        boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
        return quoted(formula ? "'" + text : text);
    }

    /// In quotes where it has to be.
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// `-12.5`: harmless, though it begins like a formula.
    private static boolean isNumber(String text) {
        boolean digits = false;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else if (i > 0 || (c != '-' && c != '+')) {
                return false;
            }
        }
        return digits;
    }
}
