package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Holds everything in two traces against each other, but their texts.
final class SameTrace {
    private SameTrace() {}

    static void check(Trace actual, Trace expected) {
        assertThat(actual.info()).isEqualTo(expected.info());
        assertThat(names(actual)).isEqualTo(names(expected));
        assertThat(shapes(actual.shapes())).isEqualTo(shapes(expected.shapes()));
        check(actual.statements(), expected.statements());
        check(actual.cursors(), expected.cursors());
        check(actual.executions(), expected.executions());
        check(actual.nodes(), expected.nodes());
        check(actual.calls(), expected.calls());
        check(actual.waits(), expected.waits());
    }

    private static <C extends Enum<C>> void check(Table<C> actual, Table<C> expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (int column = 0; column < expected.columns().size(); column++) {
            assertThat(values(actual, column)).as("column %d", column).isEqualTo(values(expected, column));
        }
    }

    private static long[] values(Table<?> table, int column) {
        LongReader reader = new LongReader(table.columns().get(column));
        long[] values = new long[table.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = reader.get(row);
        }
        return values;
    }

    private static List<String> names(Trace trace) {
        List<String> names = new ArrayList<>();
        for (int id = 0; id < trace.names().size(); id++) {
            names.add(trace.names().get(id, StandardCharsets.ISO_8859_1));
        }
        return names;
    }

    private static List<String> shapes(PlanShapes shapes) {
        List<String> all = new ArrayList<>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            StringBuilder text = new StringBuilder().append(shapes.fingerprint(shape));
            for (int node = 0; node < shapes.nodeCount(shape); node++) {
                text.append('|').append(shapes.parent(shape, node));
                text.append(' ').append(shapes.label(shape, node));
                text.append(' ').append(shapes.relation(shape, node));
                text.append(' ').append(shapes.index(shape, node));
            }
            all.add(text.toString());
        }
        return all;
    }
}
