package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which of a growing trace's analyses the views get, with tasks that end when the test says so.
class AnalysisLoopTest {
    private final List<OpenTrace.Opened> opened = new ArrayList<>();
    private final Held tasks = new Held();
    private final TraceContext context = new TraceContext(new SameThreadTaskRunner());
    private final AnalysisLoop loop = new AnalysisLoop(tasks, context, () -> true, fault -> {
        throw new IllegalStateException(fault);
    });
    private Trace before;
    private Trace after;

    @BeforeEach
    void showsSomething() throws TraceException {
        before = open("nested_functions.trc");
        after = open("checkout_session.trc");
        context.publish(Analyzer.analyze(before, TierModel.standard(), new CancelToken()));
    }

    @AfterEach
    void close() throws TraceException {
        for (OpenTrace.Opened each : opened) {
            each.close();
        }
    }

    @Test
    void showsWhatHasArrived() {
        loop.arrived(after);
        tasks.end();

        assertThat(shown()).isSameAs(after);
    }

    @Test
    void whatWasOnItsWayDoesNotMoveViewsThatStandStill() {
        loop.arrived(after);
        loop.pausedProperty().set(true);
        tasks.end();
        assertThat(shown()).isSameAs(before);

        loop.pausedProperty().set(false);
        tasks.end();
        assertThat(shown()).isSameAs(after);
    }

    @Test
    void aFilterAppliesAlsoWhileTheViewsStandStill() {
        loop.arrived(after);
        loop.pausedProperty().set(true);
        tasks.end();
        context.filter("elapsed > 100ms");
        tasks.end();

        assertThat(shown()).isSameAs(after);
        assertThat(context.analysisProperty().get().executions())
                .isPositive()
                .isLessThan(after.executions().size());
    }

    private Trace shown() {
        return context.analysisProperty().get().trace();
    }

    private Trace open(String name) throws TraceException {
        OpenTrace.Opened file = new OpenTrace(OpenTrace.Options.standard())
                .file(Path.of("sample-traces", name), Progress.NONE, new CancelToken(), trace -> {});
        opened.add(file);
        return file.trace();
    }

    private static final class Held implements TaskRunner {
        private final SameThreadTaskRunner runner = new SameThreadTaskRunner();
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void start(TaskSlot slot, BackgroundTask<?> task) {
            waiting.add(() -> runner.start(slot, task));
        }

        @Override
        public <T> Consumer<T> coalesced(Consumer<T> onWindow) {
            return onWindow;
        }

        void end() {
            waiting.remove().run();
        }
    }
}
