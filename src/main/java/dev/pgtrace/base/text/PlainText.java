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

    /// At most so many columns, the last one an ellipsis where something is left out. For texts, never for numbers.
    public static String cut(String text, int width) {
        if (text.length() * 2 <= width || width(text) <= width) {
            return text;
        }
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int next = columns(text.codePointAt(at));
            if (columns + next > width - 1) {
                break;
            }
            columns += next;
            at = text.offsetByCodePoints(at, 1);
        }
        return text.substring(0, at) + "…";
    }

    /// Columns that a text takes on a terminal: two for the wide characters of East Asia and pictures, none for
    /// marks that combine with the character before.
    public static int width(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    private static int columns(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }

    /// C0, DEL and C1 controls, and the marks that turn the direction of writing and so can make text look like
    /// other text.
    private static boolean isControl(char c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
