package dev.pgtrace.export;

import dev.pgtrace.base.text.PlainText;

/// Text for XML, which has no place for some characters however they are written.
final class Xml {
    private Xml() {}

    /// On one line.
    static String clean(String text) {
        String line = PlainText.oneLine(text);
        StringBuilder out = new StringBuilder(line.length());
        line.codePoints()
                .map(c -> (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff ? 0xfffd : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
