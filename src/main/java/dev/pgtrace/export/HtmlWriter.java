package dev.pgtrace.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML and SVG so that nothing from a trace can become markup: every text and every attribute value is
/// escaped, and there is no way around that but [#trusted], which is for resources of the product.
final class HtmlWriter {
    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();
    private long written;

    HtmlWriter(Appendable out) {
        this.out = out;
    }

    /// Opens an element.
    ///
    /// @param attributes names and values in turn; a name whose value is empty stands alone
    HtmlWriter start(String tag, String... attributes) throws IOException {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    HtmlWriter end() throws IOException {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (isBlock(tag)) {
            out.append('\n');
        }
        return this;
    }

    /// An element with a text and nothing else.
    HtmlWriter leaf(String tag, String text, String... attributes) throws IOException {
        return start(tag, attributes).text(text).end();
    }

    /// An element without an end tag, as `meta` and `input` are.
    HtmlWriter single(String tag, String... attributes) throws IOException {
        tag(tag, attributes);
        return this;
    }

    HtmlWriter text(String text) throws IOException {
        escape(text);
        return this;
    }

    /// Text that is markup already; never anything from a trace.
    HtmlWriter trusted(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /// Characters of texts so far, roughly: what a bound of the size goes by.
    long written() {
        return written;
    }

    private void tag(String tag, String... attributes) throws IOException {
        out.append('<').append(tag);
        written += tag.length() * 2 + 5;
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
    }

    private void escape(String text) throws IOException {
        written += text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    private static boolean isBlock(String tag) {
        return switch (tag) {
            case "p",
                    "tr",
                    "table",
                    "tfoot",
                    "tbody",
                    "thead",
                    "section",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "pre",
                    "header",
                    "footer",
                    "svg" -> true;
            default -> false;
        };
    }
}
