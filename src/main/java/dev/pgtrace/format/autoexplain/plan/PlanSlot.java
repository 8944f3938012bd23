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
/// @param form    how it is written
record PlanSlot(
        int from,
        int to,
        int node,
        @Nullable NodeFigure figure,
        @Nullable Counter counter,
        int detail,
        String prefix,
        Form form,
        Latest latest) {
    /// A number, what is between the quotes of a string, or between the brackets of a list of strings.
    enum Form {
        NUMBER,
        TEXT,
        LIST
    }

    /// The latest value and its text: the next one is often the same.
    static final class Latest {
        private byte[] bytes = {};
        private @Nullable String text;

        String text(byte[] from, int start, int end, String prefix, PlanTexts texts) {
            return text(from, start, end, prefix, texts, Form.TEXT);
        }

        private String text(byte[] from, int start, int end, String prefix, PlanTexts texts, Form form) {
            String kept = text;
            if (kept != null && Arrays.equals(bytes, 0, bytes.length, from, start, end)) {
                return kept;
            }
            String read = prefix + (form == Form.LIST ? texts.list(from, start, end) : texts.text(from, start, end));
            bytes = Arrays.copyOfRange(from, start, end);
            text = read;
            return read;
        }
    }

    /// Where the value that begins here ends, or -1 where there is no such value.
    int end(byte[] bytes, int at, int limit, PlanTexts texts) {
        return switch (form) {
            case NUMBER -> PrintedNumber.end(bytes, at, limit);
            case TEXT -> texts.end(bytes, at, limit);
            case LIST -> texts.listEnd(bytes, at, limit);
        };
    }

    /// Whether a value says nothing, and so has no detail: zero rows removed.
    boolean isNothing(byte[] bytes, int start, int end) {
        if (form != Form.NUMBER || detail < 0 || !prefix.startsWith("Rows Removed by")) {
            return false;
        }
        return PrintedNumber.decimal(bytes, start, end) == 0;
    }

    void set(NodeBuilder into, byte[] bytes, int start, int end, PlanTexts texts) {
        NodeFigure of = figure;
        if (of != null) {
            of.set(into, counter, bytes, start, end);
        } else {
            into.details.set(detail, latest.text(bytes, start, end, prefix, texts, form));
        }
    }
}
