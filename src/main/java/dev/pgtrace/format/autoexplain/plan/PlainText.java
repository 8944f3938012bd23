package dev.pgtrace.format.autoexplain.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Plans as auto_explain has printed them. Not thread-safe.
final class PlainText extends PlanTexts {
    private final Charset charset;
    private byte[] plain = new byte[256];

    PlainText(Charset charset) {
        super(" ms  plan:\n", "{\n  \"Query Text\": \"", "\"");
        this.charset = charset;
    }

    @Override
    int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b == '"') {
                return at;
            }
            at += b != '\\' ? 1 : isRead(bytes, at + 1, to) ? 2 : to - at;
        }
        return -1;
    }

    private static boolean isRead(byte[] bytes, int at, int to) {
        return at < to && "ntrbf\\\"".indexOf(bytes[at]) >= 0;
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
        int length = at - from;
        while (at < to) {
            byte b = bytes[at++];
            plain[length++] = b == '\\' ? unescaped(bytes[at++]) : b;
        }
        String text = new String(plain, 0, length, charset);
        if (plain.length > 1 << 20) {
            plain = new byte[256];
        }
        return text;
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    @Override
    boolean isOver(byte[] bytes, int at, int to) {
        return at == to;
    }

    @Override
    Message message(byte[] bytes, int from, int to) {
        return new Message(bytes, from, to, to);
    }

    @Override
    Unescaped once(byte[] bytes, int from, int to) {
        return new Unescaped(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1), index -> from + index);
    }
}
