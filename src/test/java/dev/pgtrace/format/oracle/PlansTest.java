package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.executions;
import static dev.pgtrace.format.oracle.OracleTraces.issues;
import static dev.pgtrace.format.oracle.OracleTraces.nodes;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {
    @Test
    void givesThePlanToTheLatestExecutionOfItsCursor() throws TraceException {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                EXEC #7:c=1,e=4,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1060
                STAT #7 id=1 cnt=5 pid=0 pos=1 obj=0 op='NESTED LOOPS  (cr=9 pr=4 pw=1 str=1 time=80 us cost=3 size=60 card=2)'
                STAT #7 id=2 cnt=1 pid=1 pos=1 obj=11 op='TABLE ACCESS BY INDEX ROWID EMP (cr=4 pr=9 pw=0 str=2 time=30 us)'
                STAT #7 id=4 cnt=1 pid=2 pos=1 obj=12 op='INDEX UNIQUE SCAN PK_EMP (cr=2 pr=0 pw=0 time=7 us)'

                *** 2024-01-01T00:00:10.000000+00:00
                STAT #7 id=5 cnt=5 pid=1 pos=2 obj=13 op='TABLE ACCESS FULL DEPT PARTITION: 1 3 (cr=5 pr=0 pw=0 str=0 time=0 us)'
                CLOSE #7:c=1,e=3,dep=0,type=1,tim=1500
                """);

        assertThat(executions(trace, ExecutionColumn.SHAPE)).containsExactly(-1L, 0L);
        assertThat(executions(trace, ExecutionColumn.FIRST_NODE)).containsExactly(-1L, 0L);
        assertThat(nodes(trace, NodeColumn.ROWS)).containsExactly(5L, 1L, 1L, 5L);
        assertThat(nodes(trace, NodeColumn.LOOPS)).containsExactly(1L, 2L, -1L, 0L);
        assertThat(nodes(trace, NodeColumn.TOTAL_MICROS)).containsExactly(80L, 30L, 7L, 0L);
        assertThat(nodes(trace, NodeColumn.HIT_BLOCKS)).containsExactly(5L, 0L, 2L, 5L);
        assertThat(nodes(trace, NodeColumn.READ_BLOCKS)).containsExactly(4L, 9L, 0L, 0L);
        assertThat(nodes(trace, NodeColumn.WRITTEN_BLOCKS)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(nodes(trace, NodeColumn.PLANNED_ROWS)).containsExactly(2L, -1L, -1L, -1L);
        assertThat(tree(trace))
                .containsExactly(
                        "-1 NESTED LOOPS||",
                        "0 TABLE ACCESS BY INDEX ROWID|EMP|",
                        "1 INDEX UNIQUE SCAN||PK_EMP",
                        "0 TABLE ACCESS FULL|DEPT|");
        List<PlanNode> plan = trace.text().detail(trace, 1).plan();
        assertThat(plan).extracting(PlanNode::depth).containsExactly(0, 1, 2, 1);
        assertThat(plan).extracting(PlanNode::totalCost).containsExactly(3.0, Double.NaN, Double.NaN, Double.NaN);
        assertThat(plan.get(0).details()).containsExactly("size=60");
        assertThat(plan.get(3).details()).containsExactly("PARTITION: 1 3", "obj=13");
        assertThat(trace.info().counts().plans()).isOne();
        assertThat(trace.info().counts().planNodes()).isEqualTo(4);
        assertThat(trace.info().counts().executedNodes()).isEqualTo(3);
        assertThat(issues(trace)).containsOnlyKeys(IssueKind.ORPHAN_RECORD);
    }

    @Test
    void keepsMalformedLinesOut() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                STAT #7 id=1 cnt=1 pid=0 pos=1 obj=0 op='SORT AGGREGATE (cr=4 pr=0 pw=0 str=1 time=39 us)'
                STAT #1 (cr=0 pr=0 pw=0 str=1 time=29 us)'
                STAT #7 id=2 cnt=1 pid=1 pos=1 obj=5 op='TABLE ACCESS FULL T (cr=4 pr=0
                STAT #7 id=3 cnt=1 pid=1 pos=1 obj=5 op='TABLE ACCESS FULL U (cr=4 pr=0 pw=0 str=1 time=39 us)'
                """);

        assertThat(tree(trace)).containsExactly("-1 SORT AGGREGATE||", "0 TABLE ACCESS FULL|U|");
        assertThat(issues(trace)).containsEntry(IssueKind.MALFORMED_RECORD, 2L);
        assertThat(trace.cursors().size()).isOne();
    }

    @Test
    void readsPlansOfVersionsWithoutFigures() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                STAT #7 id=1 cnt=1 pid=0 pos=1 obj=0 op='SORT ORDER BY '
                STAT #7 id=2 cnt=3 pid=1 pos=1 obj=5 op='TABLE ACCESS FULL T '
                STAT #8 id=1 cnt=2 pid=0 pos=1 obj=5 op='TABLE ACCESS FULL V (cr=3 r=1 w=0 time=123 us)'
                """);

        assertThat(nodes(trace, NodeColumn.ROWS)).containsExactly(1L, 3L, 2L);
        assertThat(nodes(trace, NodeColumn.READ_BLOCKS)).containsExactly(-1L, -1L, 1L);
        assertThat(nodes(trace, NodeColumn.HIT_BLOCKS)).containsExactly(-1L, -1L, 2L);
        assertThat(executions(trace, ExecutionColumn.FLAGS)).containsExactly(0L, ExecutionFlag.NO_START.bit());
        assertThat(trace.info().counts().plans()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE ACCESS FULL OOF | TABLE ACCESS FULL | OOF | ''",
                "TABLE ACCESS BY INDEX ROWID BATCHED T | TABLE ACCESS BY INDEX ROWID BATCHED | T | ''",
                "INDEX RANGE SCAN DESCENDING T_IX | INDEX RANGE SCAN DESCENDING | T_IX | ''",
                "INDEX FULL SCAN (MIN/MAX) T_IX | INDEX FULL SCAN (MIN/MAX) | T_IX | ''",
                "INDEX UNIQUE SCAN PK_EMP (object id 30140) | INDEX UNIQUE SCAN | PK_EMP | (object id 30140)",
                "UPDATE  EMP | UPDATE | EMP | ''",
                "PARTITION RANGE SINGLE PARTITION: KEY KEY | PARTITION RANGE SINGLE | '' | PARTITION: KEY KEY",
                "TABLE ACCESS FULL PARTITION: 1 3 | TABLE ACCESS FULL | '' | PARTITION: 1 3",
                "FOR UPDATE | FOR UPDATE | '' | ''",
                "VIEW  VW_NSO_1 | VIEW  VW_NSO_1 | '' | ''",
                "SORT ORDER BY STOPKEY | SORT ORDER BY STOPKEY | '' | ''",
                "TABLE ACCESS FULL | TABLE ACCESS FULL | '' | ''"
            })
    void splitsTheNameOffWhereItIsSure(String operation, String label, String name, String rest) {
        byte[] bytes = operation.getBytes(StandardCharsets.UTF_8);

        Operation split = Operation.split(bytes, 0, bytes.length);

        assertThat(operation.substring(0, split.labelTo())).isEqualTo(label);
        assertThat(split.nameFrom() < 0 ? "" : operation.substring(split.nameFrom(), split.nameTo()))
                .isEqualTo(name);
        assertThat(operation.substring(Math.min(split.restFrom(), operation.length())))
                .isEqualTo(rest);
    }

    private static List<String> tree(Trace trace) {
        PlanShapes shapes = trace.shapes();
        return IntStream.range(0, shapes.nodeCount(0))
                .mapToObj(node -> shapes.parent(0, node) + " " + trace.name(shapes.label(0, node)) + "|"
                        + trace.name(shapes.relation(0, node)) + "|" + trace.name(shapes.index(0, node)))
                .toList();
    }
}
