package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;

/// Collects the buckets of a [Series]: executions in order of their rows, then what they waited for in any order.
abstract sealed class SeriesCollector permits FileSeries, TimeSeries {
    static final int BUCKETS = 120;
    private static final Component[] COMPONENTS = Component.values();

    /// For a choice of executions: over time where the trace has a clock, else over the order of the file.
    static SeriesCollector of(ExecutionSet selection, Spans spans) {
        return spans.isClocked() ? new TimeSeries(spans) : new FileSeries(selection.count());
    }

    /// Notes an execution with what it took itself.
    abstract void add(int execution, Tally one);

    /// Notes a wait of an execution that was added.
    abstract void waited(int execution, Tally.Part part, long micros);

    abstract Series series();

    static Series.Bucket bucket(int first, int executions, Tally tally) {
        List<Long> micros = new ArrayList<>(COMPONENTS.length);
        for (Component component : COMPONENTS) {
            micros.add(tally.micros(component));
        }
        return new Series.Bucket(first, executions, tally.whole(), micros);
    }

    /// Columns of equally many executions.
    static Series inFileOrder(int perBucket, List<Series.Bucket> buckets) {
        return new Series(perBucket, Table.MISSING, 0, buckets);
    }
}
