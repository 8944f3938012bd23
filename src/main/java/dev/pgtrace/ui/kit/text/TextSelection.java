package dev.pgtrace.ui.kit.text;

import dev.pgtrace.base.TraceException;
import java.util.List;

/// What is selected in a text of which only a part is loaded: two places, each a line and a column.
final class TextSelection {
    /// @param line   offset of the line's first byte
    /// @param column in characters; beyond the end of the line means its end
    record Place(long line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int lines = Long.compare(line, other.line);
            return lines != 0 ? lines : Integer.compare(column, other.column);
        }
    }

    /// Two places in order.
    record Range(Place from, Place to) {
        /// The text between them; reads the file.
        String text(FileLines lines) throws TraceException {
            List<FileLine> last = lines.forward(to.line(), 1);
            long end = last.isEmpty() || to.column() == 0
                    ? to.line()
                    : last.getFirst().endOffset();
            String all = lines.text(from.line(), end);
            int tail = 0;
            if (!last.isEmpty() && to.column() > 0) {
                String line = lines.text(to.line(), end);
                tail = line.length()
                        - Math.min(to.column(), last.getFirst().text().length());
            }
            int start = Math.min(from.column(), all.length());
            return all.substring(start, Math.max(start, all.length() - tail));
        }
    }

    private Place anchor = new Place(0, 0);
    private Place caret = anchor;

    void start(Place place) {
        anchor = place;
        caret = place;
    }

    void extend(Place place) {
        caret = place;
    }

    boolean isEmpty() {
        return anchor.equals(caret);
    }

    Range range() {
        return anchor.compareTo(caret) <= 0 ? new Range(anchor, caret) : new Range(caret, anchor);
    }

    /// First selected column of a line.
    int from(FileLine line) {
        Range range = range();
        return range.from().line() < line.offset()
                ? 0
                : range.from().line() > line.offset()
                        ? Integer.MAX_VALUE
                        : range.from().column();
    }

    /// Column behind the last selected one; nothing is selected in the line unless it is greater than [#from].
    int to(FileLine line) {
        Range range = range();
        return range.to().line() > line.offset()
                ? Integer.MAX_VALUE
                : range.to().line() < line.offset() ? 0 : range.to().column();
    }
}
