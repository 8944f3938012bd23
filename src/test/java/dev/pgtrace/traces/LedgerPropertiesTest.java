package dev.pgtrace.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.Series;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Sums add up, on every real trace and whatever the threshold.
class LedgerPropertiesTest {
    private static final List<Long> THRESHOLDS = List.of(0L, 3L, 500L, 100_000L);

    @TestFactory
    Stream<DynamicTest> sumsAddUp() {
        return RealTraces.files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws TraceException {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            Trace trace = opened.trace();
            for (long threshold : THRESHOLDS) {
                TierModel model = TierModel.standard().withThreshold(threshold);
                statementsSumToTheTrace(Analyzer.analyze(trace, model, new CancelToken()));
                for (int e = 0; e < trace.executions().size(); e++) {
                    nodesAreWhole(Analyzer.plan(trace, e, model));
                }
            }
        }
    }

    private static void statementsSumToTheTrace(TraceAnalysis analysis) {
        ledgerIsWhole(analysis.database());
        ledgerIsWhole(analysis.wall());
        assertThat(analysis.database().wholeMicros()).isEqualTo(analysis.databaseMicros());
        if (analysis.wallMicros() >= 0) {
            assertThat(analysis.wall().wholeMicros()).isEqualTo(analysis.wallMicros());
        }
        assertThat(sum(analysis, StatementProfile::selfMicros)).isEqualTo(analysis.databaseMicros());
        for (Component component : Component.values()) {
            assertThat(sum(analysis, p -> p.ledger().micros(component)))
                    .as(component.label())
                    .isEqualTo(analysis.database().micros(component));
        }
        assertThat(sum(analysis, p -> p.tiers().tier1Blocks()))
                .isEqualTo(analysis.tiers().tier1Blocks());
        assertThat(sum(analysis, p -> p.tiers().tier2Blocks()))
                .isEqualTo(analysis.tiers().tier2Blocks());
        assertThat(sum(analysis, p -> p.tiers().tier3Blocks()))
                .isEqualTo(analysis.tiers().tier3Blocks());
        assertThat(sum(analysis, p -> p.tiers().unsplitBlocks()))
                .isEqualTo(analysis.tiers().unsplitBlocks());
        long inSeries = analysis.series().buckets().stream()
                .mapToLong(b -> b.executions())
                .sum();
        assertThat(inSeries).isEqualTo(analysis.selection().count());
        for (Series.Bucket bucket : analysis.series().buckets()) {
            assertThat(bucket.micros().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(bucket.wholeMicros());
        }
        assertThat(analysis.series().buckets().stream()
                        .mapToLong(b -> b.micros(Component.LOCK_WAITS))
                        .sum())
                .isEqualTo(analysis.database().micros(Component.LOCK_WAITS));
        for (StatementProfile profile : analysis.statements()) {
            ledgerIsWhole(profile.ledger());
            assertThat(profile.elapsed().bucketCounts().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(profile.elapsed().count());
        }
    }

    private static void nodesAreWhole(PlanFigures plan) {
        for (PlanFigures.Node node : plan.nodes()) {
            ledgerIsWhole(node.ledger());
            assertThat(node.ledger().wholeMicros()).isEqualTo(Math.max(0, node.selfMicros()));
            assertThat(node.tiers().readBlocks()).isEqualTo(node.selfReadBlocks());
            assertThat(node.parent()).isLessThan(node.position());
        }
    }

    private static void ledgerIsWhole(Ledger ledger) {
        assertThat(ledger.entries().stream().mapToLong(Ledger.Entry::micros).sum())
                .isEqualTo(ledger.wholeMicros());
        assertThat(ledger.entries().stream().filter(e -> e.component() != Component.UNACCOUNTED))
                .allMatch(e -> e.micros() > 0);
    }

    private static long sum(TraceAnalysis analysis, ToLongFunction<StatementProfile> figure) {
        return analysis.statements().stream().mapToLong(figure).sum();
    }
}
