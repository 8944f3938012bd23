package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.Timelines;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.flame.FlameView;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.notes.NotesViewModel;
import dev.pgtrace.ui.timeline.TimelineView;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Makes every view once, styled and laid out, with a small trace and on a thread of its own, before the user looks
/// at one. JavaFX allows that for scenes that no window shows. What takes long the first time, some thousand classes
/// to be loaded and style sheets to be matched by code that is not compiled yet, is done when the window needs it:
/// 500 ms of the window's thread for *Statements* without this, see `StallTimes`.
final class WarmUp {
    private static final TaskRunner RUNNER = new SameThreadTaskRunner();

    private WarmUp() {}

    /// Blocks for about a second; on any thread but the window's.
    ///
    /// @param stylesheets those of the window
    /// @return the views made
    static List<View> run(List<String> stylesheets, CancelToken cancel) throws TraceException {
        InputStream in = Objects.requireNonNull(WarmUp.class.getResourceAsStream("/dev/pgtrace/ui/warm-up.trc"));
        try (OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                .stream("warm-up.trc", in, Progress.NONE, cancel, snapshot -> {})) {
            OpenedTrace warm = new OpenedTrace(Path.of("warm-up.trc"), RUNNER);
            NotesViewModel notes = new NotesViewModel(warm.context(), Optional.empty(), text -> {});
            lay(new TracePane(warm, () -> {}, notes, () -> {}), stylesheets);
            for (View view : View.values()) {
                cancel.check();
                show(view, opened.trace(), stylesheets, cancel);
            }
            rehearse(opened.trace(), cancel);
        }
        return List.of(View.values());
    }

    private static void show(View view, Trace trace, List<String> stylesheets, CancelToken cancel)
            throws TraceException {
        TierModel model = TierModel.standard();
        ExecutionSet all = ExecutionSet.all(trace.executions().size());
        TraceContext context = new TraceContext(RUNNER);
        context.publish(Analyzer.analyze(trace, all, model, cancel));
        context.go(view, Selection.ofExecution(0, 0));
        TraceView made = Views.create(view, context);
        if (view != View.FLAMEGRAPH) { // laid out it would draw its letters, which only the window's thread may
            lay(made.node(), stylesheets);
        }
    }

    private static void rehearse(Trace trace, CancelToken cancel) throws TraceException {
        TierModel model = TierModel.standard();
        ExecutionSet all = ExecutionSet.all(trace.executions().size());
        FlameOptions options = new FlameOptions(FlameWeight.TIME, FlameGrouping.EXECUTION);
        FlameView.rehearse(
                FlameLayout.of(FlameGraphs.of(trace, all, model, options, cancel), FlameOrder.HEAVIEST_FIRST));
        TimelineView.rehearse(Timelines.of(trace, all, model, cancel));
    }

    private static void lay(Node node, List<String> stylesheets) {
        Scene scene = new Scene(new StackPane(node), 1200, 750);
        scene.getStylesheets().setAll(stylesheets);
        for (int pass = 0; pass < 2; pass++) { // the second for the rows that have come
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }
}
