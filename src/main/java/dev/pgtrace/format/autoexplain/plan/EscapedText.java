package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.ByteSearch;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Plans inside a JSON log line: escaped, and texts of JSON plans escaped twice. Not thread-safe.
final class EscapedText extends PlanTexts {
    private static final String ESCAPES = "ntrbf\\\"/";
    private static final String ESCAPED = "\n\t\r\b\f\\\"/";

    private static final int MOST_KEPT = 1 << 20;

    private final Charset charset;
    private byte[] plain = new byte[256];
    private int length;

    EscapedText(Charset charset) {
        super(" ms  plan:\\n", "{\\n  \\\"Query Text\\\": \\\"", "\\\"");
        this.charset = charset;
    }

    /// At the `\"` that closes it.
    @Override
    int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 1 < to) {
            byte b = bytes[at];
            if (b == '"') {
                return -1;
            }
            if (b != '\\') {
                at++;
                continue;
            }
            if (bytes[at + 1] == '"') {
                return at;
            }
            at = bytes[at + 1] == '\\' ? escape(bytes, at + 2, to) : -1;
            if (at < 0) {
                return -1;
            }
        }
        return -1;
    }

    /// Behind an escape of the plan whose backslash, escaped by the log, is before `at`; -1 where it is another one.
    private static int escape(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return -1;
        }
        return switch (bytes[at]) {
            case 'n', 't', 'r', 'b', 'f' -> at + 1;
            case '\\' -> bytes[at + 1] == '\\' || bytes[at + 1] == '"' ? at + 2 : -1;
            default -> -1;
        };
    }

    @Override
    boolean isOver(byte[] bytes, int at, int to) {
        return at < to && bytes[at] == '"';
    }

    @Override
    String text(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\\') {
            at++;
        }
        if (at == to) {
            return new String(bytes, from, to - from, charset);
        }
        if (plain.length < to - from) {
            plain = new byte[to - from];
        }
        System.arraycopy(bytes, from, plain, 0, at - from);
        length = at - from;
        while (at < to) {
            byte b = bytes[at++];
            if (b == '\\') {
                at++; // the log's escape of the plan's backslash
                b = bytes[at++];
                b = b == '\\' ? bytes[at++] : control(b);
            }
            plain[length++] = b;
        }
        String text = new String(plain, 0, length, charset);
        if (plain.length > 1 << 20) {
            plain = new byte[256];
        }
        return text;
    }

    private static byte control(byte letter) {
        return (byte)
                switch (letter) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    default -> '\f';
                };
    }

    @Override
    @Nullable
    Message message(byte[] bytes, int from, int to) {
        if (plain.length < to - from || plain.length > MOST_KEPT) {
            plain = new byte[Math.max(256, to - from)];
        }
        int into = 0;
        int at = from;
        while (at < to && bytes[at] != '"') {
            int run = ByteSearch.quoteOrEscape(bytes, at, to);
            System.arraycopy(bytes, at, plain, into, run - at);
            into += run - at;
            at = run;
            if (at + 1 < to && bytes[at] == '\\') {
                int letter = ESCAPES.indexOf(bytes[at + 1]);
                if (letter < 0) {
                    return null;
                }
                plain[into++] = (byte) ESCAPED.charAt(letter);
                at += 2;
            } else if (at + 1 == to) {
                return null;
            }
        }
        return at == to ? null : new Message(plain, 0, into, at);
    }

    @Override
    @Nullable
    Unescaped once(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int[] places = new int[to - from + 1];
        for (int at = from; at < to; at++) {
            places[text.length()] = at;
            byte b = bytes[at];
            if (b == '\\') {
                byte escaped = at + 1 < to ? bytes[++at] : 0;
                if (escaped != '"' && escaped != '\\' && escaped != 'n') {
                    return null;
                }
                b = escaped == 'n' ? (byte) '\n' : escaped;
            }
            text.append((char) (b & 0xff));
        }
        places[text.length()] = to;
        return new Unescaped(text.toString(), index -> places[index]);
    }
}
