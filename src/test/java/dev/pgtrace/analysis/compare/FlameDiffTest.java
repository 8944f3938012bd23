package dev.pgtrace.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlameDiffTest {
    @Test
    void showsWhatGrewWhatIsNewAndWhatIsGone() throws TraceException {
        FlameDiff diff = diff(
                TraceComparisonTest.trace(
                        new TraceComparisonTest.Runs("select 1 from a", 100),
                        new TraceComparisonTest.Runs("select 1 from b", 50)),
                TraceComparisonTest.trace(
                        new TraceComparisonTest.Runs("select 1 from a", 200),
                        new TraceComparisonTest.Runs("select 1 from c", 70)));

        Map<String, Double> changes = new TreeMap<>();
        for (int frame = 0; frame < diff.size(); frame++) {
            if (diff.graph(Side.NEW).depth(frame) == 1) {
                changes.put(diff.graph(Side.NEW).name(frame), diff.change(frame));
            }
        }
        assertThat(changes)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("SELECT ? FROM a", 0.5, "SELECT ? FROM b", -1.0, "SELECT ? FROM c", 1.0));
        assertThat(diff.delta(0)).isEqualTo(120);
        assertThat(diff.figures(0)).isEqualTo(new Change(150, 270));
    }

    @Test
    void matchesStatementsWhoseLiteralsDifferAndCallsWhateverTheirPlan() throws TraceException {
        SmallTrace old = new SmallTrace();
        int cursor = old.parse(1, "select * from t where id = 1");
        ran(old, cursor, 10, "SEQSCAN t");
        ran(old, cursor, 20, "INDEXSCAN t t_pkey");
        SmallTrace now = new SmallTrace();
        ran(now, now.parse(1, "select * from t where id = 22"), 40, "INDEXSCAN t t_pkey");

        FlameDiff diff = diff(old.trace(), now.trace());

        FlameGraph graph = diff.graph(Side.NEW);
        assertThat(graph.name(1)).isEqualTo("SELECT * FROM t WHERE id = ?");
        assertThat(graph.name(2)).isEqualTo("EXEC");
        assertThat(diff.figures(2)).isEqualTo(new Change(30, 40));
        assertThat(diff.part(Side.OLD, 1)).isZero();
        assertThat(diff.part(Side.NEW, 1)).isZero();
    }

    @Test
    void addsUpTheTracesOfAGroup() throws TraceException {
        Trace one = TraceComparisonTest.trace(new TraceComparisonTest.Runs("select 1 from a", 100));
        Trace two = TraceComparisonTest.trace(
                new TraceComparisonTest.Runs("select 1 from b", 5),
                new TraceComparisonTest.Runs("select 1 from a", 11));
        ComparedSide group = new ComparedSide(
                "group",
                List.of(
                        TraceComparisonTest.side(one).parts().getFirst(),
                        TraceComparisonTest.side(two).parts().getFirst()));

        FlameDiff diff = FlameDiff.of(
                TraceComparison.of(group, TraceComparisonTest.side(one), CompareOptions.standard(), new CancelToken()),
                FlameWeight.TIME,
                new CancelToken());

        assertThat(diff.figures(0)).isEqualTo(new Change(116, 100));
        assertThat(diff.figures(1)).isEqualTo(new Change(111, 100));
    }

    private static void ran(SmallTrace trace, int cursor, long micros, String plan) {
        int execution = trace.execute(cursor);
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, micros);
        trace.plan(execution, plan);
    }

    private static FlameDiff diff(Trace old, Trace now) throws TraceException {
        return FlameDiff.of(TraceComparisonTest.compare(old, now), FlameWeight.TIME, new CancelToken());
    }
}
