package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.control.Tips;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// One tab for each open trace, kept in step with the workspace.
final class TraceTabs {
    private final Workspace workspace;
    private final Consumer<Throwable> showFault;
    private final TabPane pane = new TabPane();
    private final Map<OpenedTrace, Tab> tabs = new HashMap<>();

    TraceTabs(Workspace workspace, Consumer<Throwable> showFault) {
        this.workspace = workspace;
        this.showFault = showFault;
        pane.getStyleClass().add("trace-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        workspace.traces().forEach(this::add);
        workspace.traces().addListener((ListChangeListener<OpenedTrace>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
        workspace.currentProperty().addListener((observable, old, now) -> {
            if (now != null) {
                pane.getSelectionModel().select(tabs.get(now));
            }
        });
        pane.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && now.getContent() instanceof TracePane shown) {
                workspace.currentProperty().set(shown.trace());
            }
        });
    }

    TabPane node() {
        return pane;
    }

    /// The pane in front.
    Optional<TracePane> current() {
        Tab tab = pane.getSelectionModel().getSelectedItem();
        return tab != null && tab.getContent() instanceof TracePane shown ? Optional.of(shown) : Optional.empty();
    }

    private void add(OpenedTrace trace) {
        Tab tab = new Tab(trace.title());
        tab.setContent(new TracePane(trace, () -> {
            if (trace.stateProperty().get() instanceof OpenedTrace.State.Broken(Throwable fault)) {
                showFault.accept(fault);
            }
        }));
        tab.setTooltip(Tips.of(trace.path().toString()));
        tab.setOnCloseRequest(event -> {
            event.consume(); // the workspace decides, and removes the tab
            workspace.close(trace);
        });
        tabs.put(trace, tab);
        pane.getTabs().add(tab);
    }

    private void remove(OpenedTrace trace) {
        Tab tab = tabs.remove(trace);
        if (tab != null) {
            pane.getTabs().remove(tab);
        }
    }
}
