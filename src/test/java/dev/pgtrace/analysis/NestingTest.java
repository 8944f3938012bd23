package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ran inside of executions, against adding it up from all executions of the trace.
class NestingTest {
    private static List<Path> traces() throws Exception {
        return ExecutionFiguresTest.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void childrenAreThoseWithTheParent(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            Parents parents = new Parents(opened.trace());
            Children children = Children.of(parents);
            int size = opened.trace().executions().size();
            List<List<Integer>> expected = new ArrayList<>();
            IntStream.range(0, size).forEach(e -> expected.add(new ArrayList<>()));
            IntStream.range(0, size).filter(e -> parents.of(e) >= 0).forEach(e -> expected.get(parents.of(e))
                    .add(e));
            for (int e = 0; e < size; e++) {
                assertThat(children.has(e)).isEqualTo(!expected.get(e).isEmpty());
                if (children.has(e)) {
                    assertThat(IntStream.range(children.begin(e), children.end(e))
                                    .map(children::at)
                                    .boxed())
                            .containsExactlyElementsOf(expected.get(e));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void sumsAreThoseOfAllChildrenInAnyOrderOfAsking(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            Trace trace = opened.trace();
            int size = trace.executions().size();
            Accountant accountant = new Accountant(trace, TierThreshold.OF_TRACE.model(trace));
            Nesting nesting = accountant.alike().nesting();
            TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
            Trust trust = new Trust(executions);
            long[] elapsed = new long[size];
            long[] hits = new long[size];
            long[] cpu = new long[size];
            for (int e = 0; e < size; e++) {
                int parent = nesting.parents().of(e);
                if (parent >= 0) {
                    elapsed[parent] += known(trust.elapsed(e))
                            + known(accountant.planning().micros(e));
                    hits[parent] += known(trust.stats(e, ExecutionColumn.HIT_BLOCKS));
                    cpu[parent] += known(accountant.planning().cpu(e))
                            + known(nesting.inclusive().cpu(e));
                }
            }
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            for (int round = 0; round < 2; round++) {
                for (int e : order) {
                    assertThat(nesting.elapsed(e)).isEqualTo(elapsed[e]);
                    assertThat(nesting.hits(e)).isEqualTo(hits[e]);
                    assertThat(nesting.cpu(e)).isEqualTo(cpu[e]);
                    assertThat(nesting.elapsed(e)).isEqualTo(elapsed[e]);
                }
                Collections.shuffle(order, new Random(size));
            }
        }
    }

    private static long known(long figure) {
        return Math.max(0, figure); // also of what is missing
    }
}
