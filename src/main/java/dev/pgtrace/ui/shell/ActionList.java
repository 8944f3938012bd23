package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.app.ExportTrace;
import dev.pgtrace.app.NamedFilters;
import dev.pgtrace.app.SampleFolder;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.ui.flame.FlameCommand;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Everything that the user can do, with its shortcut.
final class ActionList {
    private final MainWindow window;
    private final Stage stage;
    private final Workspace workspace;
    private final TraceTabs tabs;
    private final Appearance appearance;
    private final FindField find;
    private final CopyActions copy;
    private final ExportActions export;

    private final BooleanBinding anyTrace;
    private final BooleanBinding anySelected;
    private final BooleanBinding anyExecution;

    ActionList(
            MainWindow window,
            Stage stage,
            Workspace workspace,
            TraceTabs tabs,
            Appearance appearance,
            FindField find,
            TaskRunner runner) {
        this.window = window;
        this.stage = stage;
        this.workspace = workspace;
        this.tabs = tabs;
        this.appearance = appearance;
        this.find = find;
        this.copy = new CopyActions(runner);
        this.export = new ExportActions(stage, workspace, window::notify);
        anyTrace = workspace.currentProperty().isNotNull();
        anySelected = ofCurrent(context -> context.selectionProperty().map(Selection::hasStatement));
        anyExecution = ofCurrent(context -> context.selectionProperty().map(Selection::hasExecution));
    }

    void addTo(Actions actions) {
        file(actions);
        edit(actions);
        view(actions);
        trace(actions);
        analyze(actions);
        flame(actions);
        help(actions);
    }

    private void file(Actions actions) {
        Action.Group group = Action.Group.FILE;
        actions.add("open", group, "Shortcut+O", this::chooseFiles);
        actions.add("paste", group, "Shortcut+V", this::paste);
        actions.add("connect", group, "Shortcut+Shift+O", window.panels()::showConnect);
        actions.add("demo", group, "", window::showDemo);
        actions.add("startTrace", group, "Shortcut+R", window::startTrace);
        actions.add(
                "stopTrace",
                group,
                "Shortcut+Shift+R",
                Bindings.isNotEmpty(window.recordings().running()),
                window.recordings()::stop);
        actions.add("reopen", group, "Shortcut+Shift+T", workspace.hasClosedProperty(), workspace::reopenClosed);
        actions.add("close", group, "Shortcut+W", window.somethingInFront(), () -> workspace
                .current()
                .ifPresentOrElse(workspace::close, window.comparisons()::closeFront));
        BooleanBinding analysed =
                ofCurrent(context -> context.analysisProperty().isNotNull());
        for (ExportTrace.Form form : ExportTrace.Form.values()) {
            actions.add(ExportActions.actionId(form), group, "", analysed, () -> export.choose(form));
        }
        actions.add("exportRedacted", group, "", ofFile(), this::exportRedacted);
        actions.add("settings", group, "Shortcut+COMMA", window.panels()::showSettings);
        actions.add(
                "quit",
                group,
                "Shortcut+Q",
                () -> stage.fireEvent(
                        new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST))); // asks where recordings run
    }

    private void edit(Actions actions) {
        Action.Group group = Action.Group.EDIT;
        actions.add("copy", group, "Shortcut+C", anyTrace, () -> tabs.current()
                .map(TracePane::currentView)
                .map(TraceView::copyText)
                .ifPresent(Copy::text));
        actions.add("find", group, "Shortcut+F", anyTrace, find::focus);
        actions.add("findNext", group, "F3", anyTrace, find::next);
        actions.add("findPrevious", group, "Shift+F3", anyTrace, find::previous);
        actions.add("copySql", group, "", anySelected, inContext(copy::sql));
        actions.add("copyRunnable", group, "Shortcut+Shift+C", anySelected, inContext(copy::runnableSql));
        actions.add("copyPlan", group, "", anyExecution, inContext(copy::plan));
        actions.add("copyRow", group, "", anySelected, inContext(copy::row));
    }

    private void view(Actions actions) {
        Action.Group group = Action.Group.VIEW;
        int number = 1;
        for (View view : View.values()) {
            String id =
                    "show" + view.name().charAt(0) + view.name().substring(1).toLowerCase(Locale.ROOT);
            actions.add(id, group, "Shortcut+" + number++, anyTrace, () -> tabs.current()
                    .ifPresent(pane -> pane.show(view)));
        }
        actions.add("sidebar", group, "F9", window::toggleSidebar);
        actions.add(
                "back", group, "Alt+Left", ofCurrent(TraceContext::canGoBackProperty), inContext(TraceContext::back));
        actions.add(
                "forward",
                group,
                "Alt+Right",
                ofCurrent(TraceContext::canGoForwardProperty),
                inContext(TraceContext::forward));
        actions.add("themeSystem", group, "", () -> appearance.themeProperty().set(Theme.SYSTEM));
        actions.add("themeDark", group, "", () -> appearance.themeProperty().set(Theme.DARK));
        actions.add("themeLight", group, "", () -> appearance.themeProperty().set(Theme.LIGHT));
    }

    private void trace(Actions actions) {
        Action.Group group = Action.Group.TRACE;
        BooleanBinding filtered = ofCurrent(context -> context.filterProperty().isNotEmpty());
        BooleanBinding indexing = ofCurrent(TraceContext::indexingProperty);
        actions.add("filter", group, "Shortcut+Shift+F", anyTrace, () -> tabs.current()
                .ifPresent(TracePane::showFilter));
        actions.add("filterClear", group, "", filtered, inContext(context -> context.filter("")));
        actions.add(
                "rewrite",
                Action.Group.COMPARE,
                "",
                anySelected,
                inContext(context -> context.rewrite(context.selectionProperty().get())));
        actions.found(() ->
                Stream.concat(namedFilters().stream(), bookmarks().stream()).toList());
        actions.add(
                "bookmark", group, "Shortcut+M", anyTrace, () -> tabs.current().ifPresent(this::bookmark));
        actions.add("notes", group, "Shortcut+Shift+M", anyTrace, () -> tabs.current()
                .ifPresent(pane -> window.panels().showNotes(pane.notes())));
        actions.add("filterStatement", group, "", anySelected, inContext(this::filterStatement));
        actions.add("reload", group, "F5", anyTrace, () -> workspace.current().ifPresent(OpenedTrace::open));
        actions.add(
                "cancelIndexing", group, "", indexing, () -> workspace.current().ifPresent(OpenedTrace::stopIndexing));
    }

    private void analyze(Actions actions) {
        Action.Group group = Action.Group.ANALYZE;
        actions.add("heaviest", group, "", anyTrace, inContext(this::showHeaviest));
        actions.add("tiers", group, "", anyTrace, () -> tabs.current().ifPresent(TracePane::showTiers));
        actions.add("tiersStandard", group, "", anyTrace, inContext(TierChip::follow));
    }

    /// What the flamegraph's keys do, for the palette and the sheet; only the picture itself listens to these keys.
    private void flame(Actions actions) {
        BooleanBinding seen = ofCurrent(context -> context.viewProperty().map(view -> view == View.FLAMEGRAPH));
        for (FlameCommand command : FlameCommand.values()) {
            actions.addOfView(
                    "flame" + command.name().charAt(0)
                            + command.name().substring(1).toLowerCase(Locale.ROOT),
                    Action.Group.FLAMEGRAPH,
                    command.keys(),
                    seen,
                    () -> tabs.current().map(TracePane::currentView).ifPresent(view -> {
                        if (view instanceof FlamePane flame) {
                            flame.run(command);
                        }
                    }));
        }
    }

    private void help(Actions actions) {
        Action.Group group = Action.Group.HELP;
        actions.add("help", group, "F1", window.panels()::showHelp);
        actions.addOfView("explain", group, "F1", window.somethingInFront(), window::explain); // the layer has the key
        actions.add("glossary", group, "", () -> window.panels().showHelp("glossary"));
        actions.add("palette", group, "Shortcut+K", window.panels()::showPalette);
        actions.add("shortcuts", group, "", window.panels()::showCheatSheet);
        if (!SampleFolder.files().isEmpty()) {
            actions.add("samples", group, "", () -> workspace.open(SampleFolder.files()));
        }
        actions.add("news", group, "", () -> window.panels().showHelp("news"));
        actions.add("about", group, "", () -> window.notify(Messages.get("about.text", ProductVersion.text())));
    }

    /// Fields take a paste themselves: this one is of where nothing can be typed.
    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            window.notify(Messages.get("paste.nothing"));
        } else {
            workspace.openPasted(text);
        }
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("open.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Messages.get("open.traces"),
                                "*.trc",
                                "*.trc.gz",
                                "*.trc.zst",
                                "*.trcb",
                                "*.gz",
                                "*.zst",
                                "*" + Workspace.EXPERIMENT),
                        new FileChooser.ExtensionFilter(Messages.get("open.all"), "*"));
        window.open(
                FileDialogs.of(stage).open(chooser).stream().map(File::toPath).toList());
    }

    private List<Action> namedFilters() {
        return NamedFilters.ofUser().names().stream()
                .map(name -> new Action(
                        "named@" + name,
                        Messages.get("action.namedFilter", name),
                        Action.Group.TRACE,
                        Optional.empty(),
                        "",
                        anyTrace,
                        inContext(context -> context.filter("@" + name))))
                .toList();
    }

    private void bookmark(TracePane pane) {
        OptionalLong line = pane.currentView() == null
                ? OptionalLong.empty()
                : pane.currentView().offsetBytes();
        pane.notes()
                .here(line)
                .ifPresentOrElse(
                        bookmark -> window.panels().showBookmark(bookmark, pane.notes()),
                        () -> window.notify(Messages.get("notes.nowhere")));
    }

    private List<Action> bookmarks() {
        return tabs.current().map(TracePane::notes).stream()
                .flatMap(notes -> notes.notesProperty().get().bookmarks().stream()
                        .map(bookmark -> new Action(
                                "bookmark@" + bookmark.id(),
                                Messages.get("action.goBookmark", bookmark.text()),
                                Action.Group.TRACE,
                                Optional.empty(),
                                "",
                                anyTrace,
                                () -> notes.go(bookmark))))
                .toList();
    }

    private void filterStatement(TraceContext context) {
        TraceAnalysis analysis = context.analysisProperty().get();
        int statement = context.selectionProperty().get().statement();
        if (analysis != null) {
            analysis.statements().stream()
                    .filter(profile -> profile.statement() == statement)
                    .findFirst()
                    .ifPresent(profile -> context.filter("fingerprint = " + profile.fingerprintText()));
        }
    }

    private void showHeaviest(TraceContext context) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null && !analysis.statements().isEmpty()) {
            StatementProfile heaviest = analysis.statements().getFirst();
            context.go(View.STATEMENTS, Selection.ofStatement(heaviest.statement()));
        }
    }

    /// A trace that can be read again from where it is.
    private BooleanBinding ofFile() {
        return Bindings.createBooleanBinding(
                () -> workspace.current().filter(OpenedTrace::isFile).isPresent(), workspace.currentProperty());
    }

    private void exportRedacted() {
        workspace.current().ifPresent(trace -> trace.context().trace().ifPresent(read -> window.panels()
                .showRedact(trace.path(), read, trace.context().runner())));
    }

    private Runnable inContext(Consumer<TraceContext> action) {
        return () -> workspace.current().map(OpenedTrace::context).ifPresent(action);
    }

    /// A property of the trace in front, false while there is none.
    private BooleanBinding ofCurrent(Function<TraceContext, ObservableValue<Boolean>> property) {
        ObservableValue<Boolean> value = workspace
                .currentProperty()
                .flatMap(trace -> trace == null ? null : property.apply(trace.context()))
                .orElse(false);
        return Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(value.getValue()), value);
    }
}
