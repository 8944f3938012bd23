package dev.pgtrace.app;

import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceInfo;
import java.nio.charset.StandardCharsets;

/// Whether two traces say the same, apart from the names of their files.
final class TraceEquality {
    private TraceEquality() {}

    static boolean of(Trace one, Trace other) {
        return sameInfo(one.info(), other.info())
                && sameNames(one, other)
                && sameShapes(one.shapes(), other.shapes())
                && sameRows(one.statements(), other.statements())
                && sameRows(one.cursors(), other.cursors())
                && sameRows(one.executions(), other.executions())
                && sameRows(one.nodes(), other.nodes())
                && sameRows(one.calls(), other.calls())
                && sameRows(one.waits(), other.waits());
    }

    private static boolean sameInfo(TraceInfo one, TraceInfo other) {
        return one.bytes() == other.bytes()
                && one.dialect() == other.dialect()
                && one.complete() == other.complete()
                && one.sessions().equals(other.sessions())
                && one.counts().equals(other.counts())
                && one.issues().equals(other.issues())
                && one.recording().equals(other.recording());
    }

    private static boolean sameNames(Trace one, Trace other) {
        int size = one.names().size();
        boolean same = size == other.names().size();
        for (int id = 0; id < size && same; id++) {
            same = one.names()
                    .get(id, StandardCharsets.ISO_8859_1)
                    .equals(other.names().get(id, StandardCharsets.ISO_8859_1));
        }
        return same;
    }

    private static boolean sameShapes(PlanShapes one, PlanShapes other) {
        boolean same = one.size() == other.size();
        for (int shape = 0; shape < one.size() && same; shape++) {
            same = one.fingerprint(shape) == other.fingerprint(shape) && one.nodeCount(shape) == other.nodeCount(shape);
            for (int node = 0; same && node < one.nodeCount(shape); node++) {
                same = one.parent(shape, node) == other.parent(shape, node)
                        && one.label(shape, node) == other.label(shape, node)
                        && one.relation(shape, node) == other.relation(shape, node)
                        && one.index(shape, node) == other.index(shape, node);
            }
        }
        return same;
    }

    private static <C extends Enum<C>> boolean sameRows(Table<C> one, Table<C> other) {
        boolean same = one.size() == other.size();
        for (int column = 0; column < one.columns().size() && same; column++) {
            LongReader left = new LongReader(one.columns().get(column));
            LongReader right = new LongReader(other.columns().get(column));
            for (int row = 0; row < one.size() && same; row++) {
                same = left.get(row) == right.get(row);
            }
        }
        return same;
    }
}
