package dev.pgtrace.format.autoexplain.plan;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a plan stands in the bytes of a log.
abstract class PlanTexts {
    /// Between the number of a duration and the plan.
    final byte[] plan;
    /// From the plan's brace to the text of the query.
    final byte[] query;

    private final byte[] quote;
    private final byte[] between;

    PlanTexts(String plan, String query, String quote) {
        this.plan = ascii(plan);
        this.query = ascii(query);
        this.quote = ascii(quote);
        this.between = ascii(quote + ", " + quote);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the texts of a list that begin here end: where its bracket is; -1 where it has none or anything else.
    final int listEnd(byte[] bytes, int from, int to) {
        int at = from;
        byte[] before = quote;
        while (startsWith(before, bytes, at, to)) {
            at = end(bytes, at + before.length, to);
            if (at < 0) {
                return -1;
            }
            int behind = at + quote.length;
            if (behind < to && bytes[behind] == ']') {
                return behind;
            }
            before = between;
        }
        return -1;
    }

    /// The texts of a list whose [#listEnd] is known, with commas between them.
    final String list(byte[] bytes, int from, int to) {
        StringJoiner texts = new StringJoiner(", ");
        for (int at = from + quote.length; at < to; ) {
            int end = end(bytes, at, to);
            texts.add(text(bytes, at, end));
            at = end + between.length;
        }
        return texts.toString();
    }

    static boolean startsWith(byte[] word, byte[] bytes, int at, int to) {
        if (to - at < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) { // words are short, and most differ in the first byte
            if (word[i] != bytes[at + i]) {
                return false;
            }
        }
        return true;
    }

    /// Where the text of a string that begins here ends: where its closing quote begins; -1 where that does not come,
    /// or something is in it that [#text] does not read.
    abstract int end(byte[] bytes, int from, int to);

    /// The text of a string whose [#end] is known.
    abstract String text(byte[] bytes, int from, int to);

    /// Whether the message ends here.
    abstract boolean isOver(byte[] bytes, int at, int to);

    /// The rest of a message, from here on, without what the log has made of it; null where it does not end, or
    /// something is in it that cannot be told. Good until the next one is made.
    abstract @Nullable Message message(byte[] bytes, int from, int to);

    /// A plan without what the log has made of it, one char for each byte; null where something is in it that cannot
    /// be told.
    abstract @Nullable Unescaped once(byte[] bytes, int from, int to);

    /// @param bytes in which it is
    /// @param end   where it ends in the bytes that it was made of
    @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
    record Message(byte[] bytes, int from, int to, int end) {}

    /// @param places where a char of the text is in the bytes
    record Unescaped(String text, IntUnaryOperator places) {}
}
