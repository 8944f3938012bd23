package dev.pgtrace.base.text;

/// Numbers without an exponent or groups, as programs write them: `12`, `-12.5`, `.5`.
public final class PlainNumber {
    private PlainNumber() {}

    /// Whether the whole text is one. A minus may stand before it, no plus.
    public static boolean is(String text) {
        return isUnsigned(text, text.startsWith("-") ? 1 : 0);
    }

    /// Whether the whole text is one. A minus or a plus may stand before it.
    static boolean isSigned(String text) {
        return isUnsigned(text, text.startsWith("-") || text.startsWith("+") ? 1 : 0);
    }

    private static boolean isUnsigned(String text, int from) {
        boolean digits = false;
        boolean point = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits = true;
            } else {
                return false;
            }
        }
        return digits;
    }
}
