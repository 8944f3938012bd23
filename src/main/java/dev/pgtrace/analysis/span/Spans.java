package dev.pgtrace.analysis.span;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;

/// Where the items of a row are kept.
sealed interface Spans {
    int size();

    long start(int index);

    long end(int index);

    int item(int index);

    /// The same for one thread that goes from left to right.
    Spans inOrder();

    /// Found fastest.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Arrays(long[] starts, long[] ends, int[] items) implements Spans {
        @Override
        public int size() {
            return items.length;
        }

        @Override
        public long start(int index) {
            return starts[index];
        }

        @Override
        public long end(int index) {
            return ends[index];
        }

        @Override
        public int item(int index) {
            return items[index];
        }

        @Override
        public Spans inOrder() {
            return this;
        }
    }

    /// Packed: for very many.
    record Columns(LongColumn starts, LongColumn ends, LongColumn items) implements Spans {
        static final Columns NONE = new Columns(LongColumn.EMPTY, LongColumn.EMPTY, LongColumn.EMPTY);

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public long start(int index) {
            return starts.get(index);
        }

        @Override
        public long end(int index) {
            return ends.get(index);
        }

        @Override
        public int item(int index) {
            return (int) items.get(index);
        }

        @Override
        public Spans inOrder() {
            return new Readers(size(), new LongReader(starts), new LongReader(ends), new LongReader(items));
        }
    }

    /// Columns read chunk by chunk.
    record Readers(int size, LongReader starts, LongReader ends, LongReader items) implements Spans {
        @Override
        public long start(int index) {
            return starts.get(index);
        }

        @Override
        public long end(int index) {
            return ends.get(index);
        }

        @Override
        public int item(int index) {
            return (int) items.get(index);
        }

        @Override
        public Spans inOrder() {
            return this;
        }
    }
}
