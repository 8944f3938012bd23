package dev.pgtrace.format.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.export.FoldedStacks;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/// STAT figures are sums over the executions of a cursor: they are never shown as those of the last one.
class SummedPlansTest {
    private static final String TWICE = """
            *** 2024-01-01T00:00:00.000000+00:00
            PARSING IN CURSOR #7 len=17 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
            select * from emp
            END OF STMT
            EXEC #7:c=900,e=1000,p=2,cr=10,cu=0,mis=0,r=5,dep=0,og=1,tim=3000
            EXEC #7:c=2900,e=3000,p=6,cr=30,cu=0,mis=0,r=5,dep=0,og=1,tim=9000
            STAT #7 id=1 cnt=10 pid=0 pos=1 obj=11 op='TABLE ACCESS FULL EMP (cr=40 pr=8 pw=0 str=2 time=3900 us)'
            """;

    private static final String ONCE_MORE = """
            EXEC #7:c=400,e=500,p=0,cr=10,cu=0,mis=0,r=5,dep=0,og=1,tim=9900
            STAT #7 id=1 cnt=5 pid=0 pos=1 obj=11 op='TABLE ACCESS FULL EMP (cr=10 pr=0 pw=0 str=1 time=450 us)'
            """;

    @Test
    void saysHowManyExecutionsAPlanIsOf() {
        Trace trace = OracleTraces.read(TWICE + ONCE_MORE);

        assertThat(OracleTraces.executions(trace, ExecutionColumn.PLAN_EXECUTIONS))
                .containsExactly(-1L, 2L, -1L);
        assertThat(OracleTraces.executions(trace, ExecutionColumn.FLAGS))
                .containsExactly(0L, ExecutionFlag.SUMMED_PLAN.bit(), 0L);
        assertThat(Analyzer.plan(trace, 1, TierModel.standard()))
                .extracting(
                        PlanFigures::executions, plan -> plan.nodes().getFirst().totalMicros())
                .containsExactly(2, 3900L);
        assertThat(Analyzer.plan(trace, 2, TierModel.standard()).executions()).isOne();
    }

    @Test
    void keepsTheSumsOutOfTheLastExecution() throws IOException, TraceException {
        Trace trace = OracleTraces.read(TWICE);
        FlameGraph flame = FlameGraphs.of(
                trace, ExecutionSet.all(2), TierModel.standard(), FlameOptions.DEFAULT, new CancelToken());
        StringWriter folded = new StringWriter();
        FoldedStacks.write(flame, folded);

        assertThat(folded.toString()).doesNotContain("EMP");
        assertThat(folded.toString()
                        .lines()
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum())
                .isEqualTo(4000);
    }

    @Test
    void givesThePlanOfOneExecutionToTheFlamegraph() throws IOException, TraceException {
        Trace trace = OracleTraces.read(TWICE + ONCE_MORE);
        FlameGraph flame = FlameGraphs.of(
                trace, ExecutionSet.all(3), TierModel.standard(), FlameOptions.DEFAULT, new CancelToken());
        StringWriter folded = new StringWriter();
        FoldedStacks.write(flame, folded);

        assertThat(folded.toString()).contains("EMP");
    }

    @Test
    void addsThemToARelationOnlyWhereAllExecutionsAreChosen() {
        Trace trace = OracleTraces.read(TWICE);
        BitSet last = new BitSet();
        last.set(1);

        TraceAnalysis all = Analyzer.analyze(trace, ExecutionSet.all(2), TierModel.standard(), new CancelToken());
        TraceAnalysis one = Analyzer.analyze(trace, ExecutionSet.of(last, 2), TierModel.standard(), new CancelToken());

        assertThat(all.relations())
                .singleElement()
                .satisfies(emp -> assertThat(emp.tiers().readBlocks()).isEqualTo(8));
        assertThat(one.relations()).isEmpty();
    }

    @Test
    void leavesTheLedgerAdding() {
        TraceAnalysis analysis = Analyzer.analyze(OracleTraces.read(TWICE), TierModel.standard(), new CancelToken());

        assertThat(analysis.database().wholeMicros()).isEqualTo(4000);
        assertThat(analysis.database().micros(Component.CPU)
                        + analysis.database().micros(Component.TIER1))
                .isEqualTo(3800);
        assertThat(analysis.tiers().readBlocks()).isEqualTo(8);
    }
}
