package dev.pgtrace.ui.statements;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.util.ArrayList;
import java.util.List;

/// Children known by their numbers, whose rows are made when they are wanted.
final class NumberedChildren implements Children {
    /// Makes a row.
    @FunctionalInterface
    interface Maker {
        Row row(int number) throws TraceException;
    }

    private final RowKind kind;
    private final int[] numbers;
    private final Maker maker;

    /// @param numbers in the order of the rows; not changed any more
    NumberedChildren(RowKind kind, int[] numbers, Maker maker) {
        this.kind = kind;
        this.numbers = numbers;
        this.maker = maker;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public List<Row> rows(int from, int to, CancelToken cancel) throws TraceException {
        List<Row> rows = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            cancel.check();
            rows.add(maker.row(numbers[i]));
        }
        return rows;
    }

    @Override
    public int indexOf(RowKey key) {
        if (key.kind() == kind) {
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] == key.number()) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public RowKey keyAt(int index) {
        return new RowKey(kind, numbers[index]);
    }
}
