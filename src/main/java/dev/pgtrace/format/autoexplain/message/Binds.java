package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.List;

/// Parameters that a message tells. Tables have only their number, so values are not read before they are asked for.
///
/// @param text  in which they are
/// @param nulls how many of them are NULL
public record Binds(String text, int count, int nulls) {
    public static final Binds NONE = new Binds("", 0, 0);

    /// Those of a list that [Parameters#read] reads.
    public static Binds of(String text) {
        Count count = new Count();
        Parameters.each(text, count);
        return count.all == 0 ? NONE : new Binds(text, count.all, count.nulls);
    }

    private static final class Count implements Parameters.Each {
        private int all;
        private int nulls;

        @Override
        public void parameter(int position, int from, int to, boolean isNull) {
            all++;
            nulls += isNull ? 1 : 0;
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public List<Bind> values() {
        return Parameters.read(text);
    }

    /// Whether these are the same parameters, whatever stands before and behind them.
    public boolean areSame(Binds other) {
        return count == other.count && nulls == other.nulls && (isSameText(other) || values().equals(other.values()));
    }

    private boolean isSameText(Binds other) {
        int from = Parameters.start(text);
        int start = Parameters.start(other.text);
        int length = text.length() - from;
        return length == other.text.length() - start && text.regionMatches(from, other.text, start, length);
    }
}
