package dev.pgtrace.analysis;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds sequences of one to three statements that repeat without a break.
final class Chains {
    private static final int LONGEST = 3;
    private static final int MIN_REPEATS = 5;
    private static final int MAX_DIFFERENT = 10_000;
    private static final int MAX_SHOWN = 50;

    private Chains() {}

    static List<Chain> find(Trace trace, ExecutionSet selection, Trust trust) {
        int size = selection.count();
        RowValues rows = new RowValues(size, 0);
        RowValues statements = new RowValues(size, -1);
        int n = 0;
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            rows.set(n, e);
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            statements.set(n++, cursor < 0 ? -1 : cursors.get(cursor, CursorColumn.STATEMENT));
        }
        Map<List<Integer>, Chain> found = new HashMap<>();
        for (int i = 0; i < n; ) {
            int period = 0;
            int covered = 0;
            for (int p = 1; p <= LONGEST; p++) {
                int length = repeated(statements, n, i, p);
                if (length / p >= MIN_REPEATS && length > covered) {
                    period = p;
                    covered = length;
                }
            }
            if (period == 0 || statements.get(i) < 0) {
                i++;
                continue;
            }
            note(found, statements, rows, i, period, covered, trust);
            i += covered;
        }
        return found.values().stream()
                .sorted(Comparator.comparingLong((Chain c) -> -c.elapsedMicros())
                        .thenComparingInt(Chain::firstExecution))
                .limit(MAX_SHOWN)
                .toList();
    }

    /// How many executions from `from` on follow the sequence of the first `period` ones, whole repetitions only.
    private static int repeated(RowValues statements, int size, int from, int period) {
        int i = from + period;
        while (i < size && statements.get(i) == statements.get(i - period)) {
            i++;
        }
        return i <= size ? (i - from) / period * period : 0;
    }

    private static void note(
            Map<List<Integer>, Chain> found,
            RowValues statements,
            RowValues rows,
            int from,
            int period,
            int covered,
            Trust trust) {
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < period; i++) {
            key.add((int) statements.get(from + i));
        }
        long elapsed = 0;
        for (int i = from; i < from + covered; i++) {
            elapsed += Math.max(0, trust.elapsed((int) rows.get(i)));
        }
        Chain known = found.get(key);
        long repeats = covered / period;
        if (known != null) {
            found.put(
                    key,
                    new Chain(
                            key,
                            known.firstExecution(),
                            Math.max(known.repeats(), repeats),
                            known.runs() + 1,
                            known.executions() + covered,
                            known.elapsedMicros() + elapsed));
        } else if (found.size() < MAX_DIFFERENT) {
            found.put(key, new Chain(key, (int) rows.get(from), repeats, 1, covered, elapsed));
        }
    }
}
