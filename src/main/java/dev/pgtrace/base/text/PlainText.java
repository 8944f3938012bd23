package dev.pgtrace.base.text;

/// Makes text from a trace safe to print: a trace may hold any byte, and a terminal obeys control characters.
public final class PlainText {
    private static final char REPLACEMENT = '�';

    private PlainText() {}

    /// One line: every run of white space is one blank, control characters are replaced.
    public static String oneLine(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), 4096));
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                blank = !out.isEmpty();
                continue;
            }
            if (blank) {
                out.append(' ');
                blank = false;
            }
            out.append(isControl(c) ? REPLACEMENT : c);
        }
        return out.toString();
    }

    /// Line ends and tabs stay, other control characters are replaced; a CR before a line end is left out.
    public static String lines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            out.append(c != '\n' && c != '\t' && isControl(c) ? REPLACEMENT : c);
        }
        return out.toString();
    }

    /// At most so many characters, the last one an ellipsis where something is left out. For texts, never for
    /// numbers.
    public static String cut(String text, int width) {
        if (text.codePointCount(0, text.length()) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
    }

    /// Characters as a person counts them, not UTF-16 units.
    public static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /// C0, DEL and C1 controls, and the marks that turn the direction of writing and so can make text look like
    /// other text.
    private static boolean isControl(char c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
