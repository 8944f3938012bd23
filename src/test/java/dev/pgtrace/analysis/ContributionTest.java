package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Against the tables, looked through one by one.
class ContributionTest {
    @Test
    void findsTheLongestExecutionOfEachStatement() throws Exception {
        Trace trace = open("checkout_session.trc");
        for (StatementProfile profile : analyze(trace).statements()) {
            OptionalInt found = all(trace).execution(profile.statement(), ExecutionColumn.ELAPSED_MICROS);
            if (profile.elapsed().count() == 0) {
                assertThat(found).isEmpty();
            } else {
                assertThat(trace.executions().get(found.orElseThrow(), ExecutionColumn.ELAPSED_MICROS))
                        .isEqualTo(profile.elapsed().maxMicros());
                long cursor = trace.executions().get(found.getAsInt(), ExecutionColumn.CURSOR);
                assertThat(trace.cursors().get((int) cursor, CursorColumn.STATEMENT))
                        .isEqualTo(profile.statement());
            }
        }
    }

    @Test
    void looksAtTheChosenExecutionsOnly() throws Exception {
        Trace trace = open("checkout_session.trc");
        BitSet one = new BitSet();
        one.set(3);
        ExecutionSet chosen = ExecutionSet.of(one, trace.executions().size());
        assertThat(new Contribution(trace, chosen, new CancelToken())
                        .execution(Contribution.ALL_STATEMENTS, ExecutionColumn.ELAPSED_MICROS))
                .hasValue(3);
    }

    @Test
    void findsTheLongestWaitOfAComponent() throws Exception {
        Trace trace = open("oracle_orders.trc");
        long longest = -1;
        for (int row = 0; row < trace.waits().size(); row++) {
            if (trace.waits().get(row, WaitColumn.COMPONENT) == Component.CLIENT.ordinal()) {
                longest = Math.max(longest, trace.waits().get(row, WaitColumn.ELAPSED_MICROS));
            }
        }
        int found =
                all(trace).waited(Contribution.ALL_STATEMENTS, Component.CLIENT).orElseThrow();
        assertThat(longest).isPositive();
        assertThat(trace.waits().get(found, WaitColumn.ELAPSED_MICROS)).isEqualTo(longest);
    }

    @Test
    void findsTheExecutionAndTheNodeThatReadATable() throws Exception {
        Trace trace = open("checkout_session.trc");
        RelationProfile relation = analyze(trace).relations().stream()
                .filter(one -> one.kind() == RelationProfile.Kind.TABLE)
                .findFirst()
                .orElseThrow();
        int execution = all(trace).executionOn(relation.name()).orElseThrow();
        int node = all(trace).nodeOn(execution, relation.name()).orElseThrow();
        int shape = (int) trace.executions().get(execution, ExecutionColumn.SHAPE);
        assertThat(trace.name(trace.shapes().relation(shape, node))).isEqualTo(relation.name());
        assertThat(all(trace).executionOn("no such table")).isEmpty();
    }

    private static Contribution all(Trace trace) {
        return new Contribution(trace, ExecutionSet.all(trace.executions().size()), new CancelToken());
    }

    private static TraceAnalysis analyze(Trace trace) {
        return Analyzer.analyze(trace, TierModel.standard(), new CancelToken());
    }

    private static Trace open(String name) throws Exception {
        return new OpenTrace(OpenTrace.Options.standard())
                .file(Path.of("sample-traces", name), Progress.NONE, new CancelToken(), trace -> {})
                .trace();
    }
}
