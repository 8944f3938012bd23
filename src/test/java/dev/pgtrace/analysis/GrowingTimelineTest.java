package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.app.SyntheticTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrowingTimelineTest {
    private static final int EXECUTIONS = 150_000;

    @Test
    void takesNoHeapAgainForWhatHasNotChanged() {
        Trace trace = SyntheticTrace.executions(EXECUTIONS);
        Timeline first = timeline(trace, null);
        long bytes = first.heapBytes();
        Timeline again = timeline(trace, first);
        assertThat(bytes).isPositive();
        assertThat(again.heapBytes()).isEqualTo(bytes);
    }

    @Test
    void isTheSameMadeOutOfOneThatHadLess() {
        Trace trace = SyntheticTrace.executions(EXECUTIONS);
        Timeline before = timeline(SyntheticTrace.executions(EXECUTIONS / 2), null);
        before = timeline(SyntheticTrace.executions(EXECUTIONS * 3 / 4), before);
        Timeline grown = timeline(trace, before);
        Timeline whole = timeline(trace, null);
        assertThat(grown.barCount()).isEqualTo(whole.barCount()).isEqualTo(EXECUTIONS + 1);
        assertThat(grown.lengthMicros()).isEqualTo(whole.lengthMicros());
        for (int bar = 0; bar < whole.barCount(); bar++) {
            if (!bar(grown, bar).equals(bar(whole, bar))) {
                assertThat(bar(grown, bar)).as("bar %d", bar).isEqualTo(bar(whole, bar));
            }
        }
        same(
                grown.lanes().getFirst().levels().getFirst(),
                whole.lanes().getFirst().levels().getFirst());
        double pixel = whole.lengthMicros() / 1_000.0;
        same(
                grown.lanes().getFirst().levels().getFirst().seenAt(pixel),
                whole.lanes().getFirst().levels().getFirst().seenAt(pixel));
    }

    private record Bar(long start, long end, int execution, int first, int next) {}

    private static Bar bar(Timeline timeline, int bar) {
        int execution = timeline.execution(bar);
        return new Bar(
                timeline.start(bar), timeline.end(bar), execution, timeline.firstBar(execution), timeline.nextBar(bar));
    }

    private static void same(SpanRow grown, SpanRow whole) {
        assertThat(grown.size()).isEqualTo(whole.size());
        for (int i = 0; i < whole.size(); i++) {
            boolean same =
                    grown.start(i) == whole.start(i) && grown.end(i) == whole.end(i) && grown.item(i) == whole.item(i);
            if (!same) {
                assertThat(grown.start(i) + " " + grown.end(i) + " " + grown.item(i))
                        .as("item %d", i)
                        .isEqualTo(whole.start(i) + " " + whole.end(i) + " " + whole.item(i));
            }
        }
    }

    private static Timeline timeline(Trace trace, @Nullable Timeline before) {
        ExecutionSet all = ExecutionSet.all(trace.executions().size());
        return Timelines.of(trace, all, TierModel.standard(), before, new CancelToken());
    }
}
