package dev.pgtrace.analysis.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameBuilder.Siblings;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlameGraphTest {
    @Test
    void numbersFramesInPreorderWhateverTheOrderOfPushes() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        int a = builder.frame(0, builder.name("a"), FlameKind.STATEMENT, 60, 0);
        int b = builder.frame(0, builder.name("b"), FlameKind.STATEMENT, 40, 1);
        builder.frame(b, builder.name("b1"), FlameKind.CALL, 10, 0);
        builder.frame(a, builder.name("a1"), FlameKind.CALL, 20, 0);
        builder.frame(a, builder.name("a2"), FlameKind.CALL, 30, 0);

        assertThat(print(builder.build())).isEqualTo("""
                trace 100 self 0
                  a 60 self 10
                    a1 20 self 20
                    a2 30 self 30
                  b 40 self 30
                    b1 10 self 10
                """);
    }

    @Test
    void mergesEqualSiblingsAndKeepsTheReferenceOfTheHeaviest() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.MERGE, "trace");
        for (int execution = 0; execution < 3; execution++) {
            int statement = builder.group(0, builder.name("select"), FlameKind.STATEMENT, 7);
            int call =
                    builder.frame(statement, builder.name("EXEC"), FlameKind.CALL, execution == 1 ? 50 : 20, execution);
            builder.figures(call, 1, execution == 0 ? Table.MISSING : 8);
            builder.part(call, Component.CPU, Provenance.MEASURED, 10);
        }
        FlameGraph graph = builder.build();

        assertThat(print(graph)).isEqualTo("""
                trace 90 self 0
                  select 90 self 0
                    EXEC 90 self 60
                      CPU 30 self 30
                """);
        assertThat(graph.reference(2)).isEqualTo(1);
        assertThat(graph.executions(2)).isEqualTo(3);
        assertThat(graph.tier3Blocks(2)).isEqualTo(16);
        assertThat(graph.tier3Blocks(1)).isEqualTo(Table.MISSING);
        assertThat(graph.component(3)).isEqualTo(Component.CPU);
    }

    @Test
    void countsTheComponentsOfANodeAsItsOwn() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        int call = builder.frame(0, builder.name("EXEC"), FlameKind.CALL, 100, 0);
        int join = builder.frame(call, builder.name("Hash Join"), FlameKind.NODE, 90, 0);
        builder.part(join, Component.CPU, Provenance.DERIVED, 25);
        int scan = builder.frame(join, builder.name("Seq Scan"), FlameKind.NODE, 60, 0);
        builder.part(scan, Component.TIER3, Provenance.ESTIMATED, 60);
        FlameGraph graph = builder.build();

        assertThat(IntStream.range(0, graph.size()).mapToObj(frame -> graph.name(frame) + ' ' + graph.own(frame)))
                .containsExactly("trace 0", "EXEC 10", "Hash Join 30", "CPU 25", "Seq Scan 60", "tier 3 60");
    }

    @Test
    void keepsNodesOfTheSameNameAtDifferentPlacesOfThePlanApart() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.MERGE, "trace");
        for (int run = 0; run < 2; run++) {
            builder.frame(0, builder.name("Seq Scan on t"), FlameKind.NODE, 5, 1);
            builder.frame(0, builder.name("Seq Scan on t"), FlameKind.NODE, 7, 2);
        }

        assertThat(print(builder.build())).isEqualTo("""
                trace 24 self 0
                  Seq Scan on t 10 self 10
                  Seq Scan on t 14 self 14
                """);
    }

    @Test
    void makesChildrenSmallerThatClaimMoreThanTheirParentHas() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        int gather = builder.frame(0, builder.name("Gather"), FlameKind.NODE, 100, 0);
        builder.frame(gather, builder.name("worker 1"), FlameKind.NODE, 150, 1);
        int second = builder.frame(gather, builder.name("worker 2"), FlameKind.NODE, 151, 2);
        builder.frame(second, builder.name("Seq Scan"), FlameKind.NODE, 151, 3);
        FlameGraph graph = builder.build();

        assertThat(print(graph)).isEqualTo("""
                trace 100 self 0
                  Gather 100 self 0
                    worker 1 50 self 50
                    worker 2 50 self 0
                      Seq Scan 50 self 50
                """);
        assertThat(graph.fitted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void selfWeightsSumToTheWholeExactly(long seed) {
        FlameGraph graph = FlameTrees.random(seed, 3000);
        long sum = 0;
        for (int frame = 0; frame < graph.size(); frame++) {
            assertThat(graph.self(frame)).isNotNegative();
            sum += graph.self(frame);
        }
        assertThat(sum).isEqualTo(graph.total());
    }

    @Test
    void findsTheSameFrameInAnotherGraph() {
        FlameGraph before = FlameTrees.random(11, 500);
        FlameGraph after = FlameTrees.random(11, 500);
        for (int frame = 0; frame < before.size(); frame++) {
            assertThat(FlamePath.of(before, frame).nearest(after)).isEqualTo(frame);
        }
        assertThat(FlamePath.of(before, 400).nearest(FlameTrees.random(12, 1))).isZero();
    }

    static String print(FlameGraph graph) {
        StringBuilder out = new StringBuilder();
        for (int frame = 0; frame < graph.size(); frame++) {
            out.append("  ".repeat(graph.depth(frame)))
                    .append(graph.name(frame))
                    .append(' ')
                    .append(graph.weight(frame))
                    .append(" self ")
                    .append(graph.self(frame))
                    .append('\n');
        }
        return out.toString();
    }
}
