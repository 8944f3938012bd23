package dev.pgtrace.ui.shell;

import dev.pgtrace.app.WindowSession;
import dev.pgtrace.app.WindowSessionFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Place;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.util.Duration;

/// Notes what is open, and where in it the user is, a moment after each change; opens it again at the next start,
/// also after a crash.
final class SessionKeeper {
    private static final Duration CALM = Duration.millis(800);

    private final Workspace workspace;
    private final KeptComparisons comparisons;
    private final WindowSessionFile file;
    private final PauseTransition calm = new PauseTransition(CALM);
    private final TaskSlot slot = new TaskSlot();
    private final InvalidationListener changed = observable -> note();
    /// What a tab is to be brought back to once its trace has been read.
    private final IdentityHashMap<OpenedTrace, WindowSession.OpenTab> expected = new IdentityHashMap<>();
    private boolean ended;

    /// How a start began.
    ///
    /// @param opened  how many traces and comparisons were opened again
    /// @param missing files that are no longer there
    /// @param crashed whether the last window ended without closing
    record Start(int opened, List<Path> missing, boolean crashed) {}

    SessionKeeper(Workspace workspace, ComparisonTabs comparisons, WindowSessionFile file) {
        this.workspace = workspace;
        this.comparisons = new KeptComparisons(comparisons);
        this.file = file;
        calm.setOnFinished(event -> save());
    }

    /// Opens what was open, unless files were named, and notes from now on. Reads a small file on the window's thread,
    /// as the settings are.
    ///
    /// @param restore whether to open it
    Start begin(boolean restore) {
        WindowSession last = file.load();
        List<Path> missing = new ArrayList<>();
        int opened = 0;
        OpenedTrace front = null;
        Map<Integer, OpenedTrace> traces = new HashMap<>();
        if (restore) {
            for (int i = 0; i < last.traces().size(); i++) {
                WindowSession.OpenTab tab = last.traces().get(i);
                Path path = Path.of(tab.file());
                if (!Files.exists(path)) {
                    missing.add(path);
                    continue;
                }
                OpenedTrace trace = workspace.openAgain(path, charset(tab.encoding()));
                bringBack(trace, tab);
                traces.put(i, trace);
                opened++;
                front = i == last.front() ? trace : front;
            }
            opened += comparisons.open(last, traces, missing);
        }
        if (front != null) {
            workspace.currentProperty().set(front);
        }
        workspace.traces().forEach(this::watch);
        workspace.traces().addListener((ListChangeListener<OpenedTrace>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::watch);
                change.getRemoved().forEach(expected::remove);
            }
            note();
        });
        workspace.currentProperty().addListener(changed);
        comparisons.onChanged(this::note);
        note();
        return new Start(opened, missing, last.running());
    }

    /// Notes the last state, for the end of the program.
    void end() throws TraceException {
        ended = true; // the closing of the tabs is no change
        calm.stop();
        slot.cancel(); // what is still being noted must not come after this
        file.save(now(false));
    }

    private void watch(OpenedTrace trace) {
        TraceContext context = trace.context();
        context.viewProperty().addListener(changed);
        context.selectionProperty().addListener(changed);
        context.filterProperty().addListener(changed);
        context.tierModelProperty().addListener(changed);
    }

    /// View, filter and threshold at once, what is selected and in sight when all its rows are there.
    private void bringBack(OpenedTrace trace, WindowSession.OpenTab tab) {
        TraceContext context = trace.context();
        expected.put(trace, tab);
        context.returnTo(new Place(view(tab.view()), Selection.NONE, tab.filter()));
        if (tab.thresholdMicros() >= 0) {
            context.tierModelProperty().set(context.tierModelProperty().get().withThreshold(tab.thresholdMicros()));
        }
        context.indexingProperty().subscribe(indexing -> {
            WindowSession.OpenTab wanted = indexing ? null : expected.remove(trace);
            if (wanted != null && trace.stateProperty().get() instanceof OpenedTrace.State.Ready) {
                // What the user has chosen meanwhile stands.
                if (context.selectionProperty().get().isNone()
                        && context.viewProperty().get() == view(wanted.view())
                        && context.filterProperty().get().equals(wanted.filter())) {
                    context.returnTo(place(wanted));
                }
            }
        });
    }

    private void note() {
        if (!ended) {
            calm.playFromStart();
        }
    }

    private void save() {
        if (slot.isBusy()) { // one writer at a time
            note();
            return;
        }
        WindowSession session = now(true);
        BackgroundTask.of((progress, cancel) -> {
                    cancel.check();
                    file.save(session);
                    return session;
                })
                .onFailure(fault -> {}) // a read-only home must not bring up a dialog at every step
                .start(workspace.runner(), slot);
    }

    private WindowSession now(boolean running) {
        List<WindowSession.OpenTab> tabs = new ArrayList<>();
        List<OpenedTrace> traces = new ArrayList<>();
        int front = -1;
        for (OpenedTrace trace : workspace.traces()) {
            if (trace.isFile()) {
                front = trace == workspace.currentProperty().get() ? tabs.size() : front;
                WindowSession.OpenTab wanted = expected.get(trace);
                tabs.add(wanted == null ? tab(trace) : wanted);
                traces.add(trace);
            }
        }
        KeptComparisons.Noted compared = comparisons.now(traces);
        return new WindowSession(WindowSession.VERSION, running, tabs, front, compared.tabs(), compared.front());
    }

    private static WindowSession.OpenTab tab(OpenedTrace trace) {
        Place place = trace.context().place();
        Selection selection = place.selection();
        boolean whole = place.inSight().isAll();
        return new WindowSession.OpenTab(
                trace.path().toString(),
                trace.charset().name(),
                place.view().name(),
                place.filter(),
                selection.statement(),
                selection.execution(),
                selection.node(),
                selection.offsetBytes(),
                whole ? 0 : place.inSight().from(),
                whole ? 0 : place.inSight().to(),
                whole ? 0 : place.inSight().whole(),
                trace.chosenThresholdMicros().orElse(-1));
    }

    private static Place place(WindowSession.OpenTab tab) {
        Selection selection = new Selection(tab.statement(), tab.execution(), tab.node(), tab.offsetBytes());
        Span inSight =
                tab.zoomTo() > tab.zoomFrom() ? new Span(tab.zoomFrom(), tab.zoomTo(), tab.zoomWhole()) : Place.WHOLE;
        return new Place(view(tab.view()), selection, tab.filter(), inSight);
    }

    private static View view(String name) {
        for (View view : View.values()) {
            if (view.name().equals(name)) {
                return view;
            }
        }
        return View.OVERVIEW;
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
