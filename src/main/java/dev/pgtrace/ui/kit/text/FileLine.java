package dev.pgtrace.ui.kit.text;

/// A line of a file, or a piece of one that is too long to be shown whole.
///
/// @param offset where it starts in the file
/// @param bytes  its length with the line break
/// @param text   decoded, bad bytes replaced, without the line break
/// @param end    what comes after it
/// @param start  what comes before it
/// @param kind   what it is in a trace
public record FileLine(long offset, int bytes, String text, Edge start, Edge end, LineKind kind) {
    /// What a line's border is.
    public enum Edge {
        LINE_BREAK,
        /// The line goes on in the next piece.
        CUT
    }

    /// The text as it is drawn: each control character as its symbol, so that there are as many characters.
    public String shown() {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                if (out == null) {
                    out = new StringBuilder(text);
                }
                out.setCharAt(i, c == '\t' ? ' ' : c == 0x7f ? '\u2421' : (char) ('\u2400' + c));
            }
        }
        return out == null ? text : out.toString();
    }

    public long endOffset() {
        return offset + bytes;
    }
}
