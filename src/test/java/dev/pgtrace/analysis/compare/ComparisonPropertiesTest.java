package dev.pgtrace.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.traces.RealTraces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What holds for any two traces: every real trace against itself and against the next one, in both directions.
class ComparisonPropertiesTest {
    private static final List<CompareMetric> SUMS = List.of(
            CompareMetric.TOTAL,
            CompareMetric.CALLS,
            CompareMetric.ROWS,
            CompareMetric.PLANNING,
            CompareMetric.BLOCKS,
            CompareMetric.READS,
            CompareMetric.TIER1);

    /// A check of a comparison of two traces.
    @FunctionalInterface
    private interface Check {
        void of(TraceComparison comparison, TraceComparison swapped) throws TraceException;
    }

    @TestFactory
    Stream<DynamicTest> deltasOfStatementsSumToThatOfTheTotals() {
        return pairs((comparison, swapped) -> {
            for (CompareMetric metric : SUMS) {
                assertThat(comparison.all().mapToDouble(s -> delta(s, metric)).sum())
                        .as(metric.word())
                        .isEqualTo(comparison.change(metric).delta());
            }
            // not by construction: the analyses' own totals
            assertThat(comparison.change(CompareMetric.TOTAL))
                    .isEqualTo(new Change(database(comparison.old()), database(comparison.now())));
            assertThat(comparison.change(CompareMetric.CALLS))
                    .isEqualTo(new Change(executions(comparison.old()), executions(comparison.now())));
            assertThat(comparison.ledger().stream()
                            .mapToLong(ComponentDelta::deltaMicros)
                            .sum())
                    .isEqualTo((long) comparison.change(CompareMetric.TOTAL).delta());
        });
    }

    @TestFactory
    Stream<DynamicTest> swappedSidesMirrorEveryDelta() {
        return pairs((comparison, swapped) -> {
            Map<String, Long> mirrored = byText(swapped);
            byText(comparison)
                    .forEach((statement, delta) ->
                            assertThat(mirrored).as(statement).containsEntry(statement, -delta));
            assertThat(swapped.statements()).hasSameSizeAs(comparison.statements());
            assertThat(swapped.appeared()).hasSameSizeAs(comparison.gone());
            assertThat(swapped.ledger().stream().map(ComponentDelta::deltaMicros))
                    .containsExactlyElementsOf(comparison.ledger().stream()
                            .map(d -> -d.deltaMicros())
                            .toList());
            assertThat(swapped.notComparable()).hasSameSizeAs(comparison.notComparable());
        });
    }

    @TestFactory
    Stream<DynamicTest> aTraceAgainstItselfHasNotChanged() {
        return RealTraces.files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    try (OpenTrace.Opened opened = RealTraces.open(file)) {
                        TraceComparison comparison = TraceComparisonTest.compare(opened.trace(), opened.trace());

                        assertThat(comparison.appeared()).isEmpty();
                        assertThat(comparison.gone()).isEmpty();
                        assertThat(comparison.flips()).isEmpty();
                        assertThat(comparison.statements()).allMatch(s -> s.deltaMicros() == 0 && s.isNoise());
                        assertThat(comparison.statements()).allSatisfy(s -> {
                            for (CompareMetric metric : CompareMetric.values()) {
                                Change change = s.change(metric);
                                assertThat(Double.compare(change.before(), change.after()))
                                        .as(metric.word())
                                        .isZero();
                            }
                        });
                        assertThat(comparison.ledger()).allMatch(d -> d.deltaMicros() == 0);
                        assertThat(comparison.notComparable())
                                .allMatch(i -> i.kind() == Incomparability.Kind.INCOMPLETE);
                        for (StatementDelta statement : comparison.statements()) {
                            if (!statement.oldPlans().isEmpty()) {
                                assertThat(PlanDiff.of(
                                                        comparison,
                                                        statement.oldPlans().getFirst(),
                                                        statement.newPlans().getFirst())
                                                .isSame())
                                        .isTrue();
                            }
                        }
                        FlameDiff flame = FlameDiff.of(comparison, FlameWeight.TIME, new CancelToken());
                        for (int frame = 0; frame < flame.size(); frame++) {
                            assertThat(flame.delta(frame)).isZero();
                            assertThat(flame.change(frame)).isZero();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> bothFlamegraphsHaveTheSameFramesAndTheirOwnWeights() {
        return pairs((comparison, swapped) -> {
            for (FlameWeight weight : List.of(FlameWeight.TIME, FlameWeight.BLOCKS, FlameWeight.TIER3_BLOCKS)) {
                FlameDiff diff = FlameDiff.of(comparison, weight, new CancelToken());
                FlameGraph old = diff.graph(Side.OLD);
                FlameGraph now = diff.graph(Side.NEW);
                assertThat(now.size()).isEqualTo(old.size());
                for (int frame = 0; frame < old.size(); frame++) {
                    assertThat(now.parent(frame)).isEqualTo(old.parent(frame));
                    assertThat(now.kind(frame)).isEqualTo(old.kind(frame));
                    if (frame > 0) {
                        assertThat(now.name(frame)).isEqualTo(old.name(frame));
                    }
                    assertThat(diff.change(frame)).isBetween(-1.0, 1.0);
                }
                if (weight == FlameWeight.TIME) {
                    assertThat(old.total()).isEqualTo(database(comparison.old()));
                    assertThat(now.total()).isEqualTo(database(comparison.now()));
                }
                assertThat(old.fitted() + now.fitted()).isZero();
            }
        });
    }

    private static Stream<DynamicTest> pairs(Check check) {
        List<Path> files = RealTraces.files();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i + 1 < files.size(); i++) {
            Path old = files.get(i);
            Path now = files.get(i + 1);
            tests.add(DynamicTest.dynamicTest(name(old) + " and " + name(now), () -> {
                try (OpenTrace.Opened before = RealTraces.open(old);
                        OpenTrace.Opened after = RealTraces.open(now)) {
                    check.of(
                            TraceComparisonTest.compare(before.trace(), after.trace()),
                            TraceComparisonTest.compare(after.trace(), before.trace()));
                }
            }));
        }
        return tests.stream();
    }

    private static double delta(StatementDelta statement, CompareMetric metric) {
        return statement.change(metric).delta();
    }

    private static long database(ComparedSide side) {
        return side.parts().stream().mapToLong(part -> part.databaseMicros()).sum();
    }

    private static long executions(ComparedSide side) {
        return side.parts().stream().mapToLong(part -> part.executions()).sum();
    }

    /// By fingerprints of both sides, as the one that stands for a pair is that of the new side.
    private static Map<String, Long> byText(TraceComparison comparison) {
        return comparison
                .all()
                .collect(Collectors.toMap(
                        s -> s.isWithoutText() ? "" : s.fingerprintText(), StatementDelta::deltaMicros, Long::sum));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
