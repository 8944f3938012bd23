package dev.pgtrace.format.autoexplain.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A place in plans of one shape where they differ, and what its value is of. Not thread-safe.
///
/// @param from    in the text of the shape
/// @param to      its end there
/// @param node    number of the node; -1 = of the whole plan
/// @param figure  which one; null = a text
/// @param counter of a figure that is counted
/// @param detail  number of the node's detail that it is in; -1 = none
/// @param prefix  of that detail
/// @param quoted  whether it is a string
record PlanSlot(
        int from,
        int to,
        int node,
        @Nullable NodeFigure figure,
        @Nullable Counter counter,
        int detail,
        String prefix,
        boolean quoted,
        Latest latest) {
    /// The latest value and its text: the next one is often the same.
    static final class Latest {
        private byte[] bytes = {};
        private @Nullable String text;

        String text(byte[] from, int start, int end, String prefix, EscapedText texts) {
            String kept = text;
            if (kept != null && Arrays.equals(bytes, 0, bytes.length, from, start, end)) {
                return kept;
            }
            String read = prefix + texts.text(from, start, end);
            bytes = Arrays.copyOfRange(from, start, end);
            text = read;
            return read;
        }
    }

    /// Where the value that begins here ends, or -1 where there is no such value.
    int end(byte[] bytes, int at, int limit) {
        return quoted ? EscapedText.end(bytes, at, limit) : PrintedNumber.end(bytes, at, limit);
    }

    /// Whether a value says nothing, and so has no detail: zero rows removed.
    boolean isNothing(byte[] bytes, int start, int end) {
        if (quoted || detail < 0 || !prefix.startsWith("Rows Removed by")) {
            return false;
        }
        return PrintedNumber.decimal(bytes, start, end) == 0;
    }

    void set(NodeBuilder into, byte[] bytes, int start, int end, EscapedText texts) {
        NodeFigure of = figure;
        if (of != null) {
            of.set(into, counter, bytes, start, end);
        } else {
            into.details.set(detail, latest.text(bytes, start, end, prefix, texts));
        }
    }
}
