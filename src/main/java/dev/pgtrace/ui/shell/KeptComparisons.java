package dev.pgtrace.ui.shell;

import dev.pgtrace.app.WindowSession;
import dev.pgtrace.app.WindowSession.ComparedSide;
import dev.pgtrace.app.WindowSession.ComparedTab;
import dev.pgtrace.ui.compare.SideChoice;
import dev.pgtrace.ui.compare.TracesViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/// The tabs that compare, as a session keeps them. An experiment that is in no file and traces that are in none cannot
/// come back and are left out.
final class KeptComparisons {
    private final ComparisonTabs tabs;

    /// @param front position of the one in front, or -1
    record Noted(List<ComparedTab> tabs, int front) {}

    KeptComparisons(ComparisonTabs tabs) {
        this.tabs = tabs;
    }

    void onChanged(Runnable listener) {
        Comparisons all = tabs.comparisons();
        for (Observable each : List.of(all.open(), all.frontProperty(), all.versionProperty())) {
            each.addListener(observable -> listener.run());
        }
    }

    /// What is open now.
    ///
    /// @param traces those of the session, in its order
    Noted now(List<OpenedTrace> traces) {
        List<ComparedTab> noted = new ArrayList<>();
        int front = -1;
        for (OpenComparison each : tabs.comparisons().open()) {
            ComparedTab tab = tab(each, traces).orElse(null);
            if (tab != null) {
                front = each.equals(tabs.comparisons().frontProperty().get()) ? noted.size() : front;
                noted.add(tab);
            }
        }
        return new Noted(noted, front);
    }

    /// Opens what was open.
    ///
    /// @param traces  those that are open again, by their position in the session
    /// @param missing takes files that are not there
    /// @return how many were opened
    int open(WindowSession last, Map<Integer, OpenedTrace> traces, List<Path> missing) {
        OpenComparison front = null;
        int opened = 0;
        for (int i = 0; i < last.compared().size(); i++) {
            ComparedTab tab = last.compared().get(i);
            Path file = Path.of(tab.file());
            if (tab.file().isEmpty()) {
                SideChoice before = side(tab.before(), traces);
                SideChoice after = side(tab.after(), traces);
                if (before == null || after == null) {
                    continue;
                }
                tabs.compare(before, after);
            } else if (Files.exists(file)) {
                tabs.open(file);
            } else {
                missing.add(file);
                continue;
            }
            opened++;
            front = Integer.valueOf(i).equals(last.frontCompared())
                    ? tabs.comparisons().open().getLast()
                    : front;
        }
        tabs.comparisons().frontProperty().set(front);
        return opened;
    }

    private static Optional<ComparedTab> tab(OpenComparison comparison, List<OpenedTrace> traces) {
        Optional<Path> file = comparison
                .experiment()
                .map(experiment -> experiment.fileProperty().get());
        if (file.isPresent()) {
            return Optional.of(new ComparedTab(file.get().toString(), null, null));
        }
        TracesViewModel model = comparison.traces().orElse(null);
        if (model == null) {
            return Optional.empty();
        }
        ComparedSide before = side(model.before(), traces);
        ComparedSide after = side(model.after(), traces);
        return before == null || after == null ? Optional.empty() : Optional.of(new ComparedTab("", before, after));
    }

    private static @Nullable ComparedSide side(SideChoice choice, List<OpenedTrace> traces) {
        for (int i = 0; i < traces.size(); i++) {
            if (traces.get(i).context().equals(choice.context())) {
                return switch (choice.scope()) {
                    case SideChoice.Scope.All ignored -> new ComparedSide(i, 0, 0, -1, -1);
                    case SideChoice.Scope.Window(double from, double to) -> new ComparedSide(i, from, to, -1, -1);
                    case SideChoice.Scope.Statement(int row) -> new ComparedSide(i, 0, 0, row, -1);
                    case SideChoice.Scope.Execution(int row) -> new ComparedSide(i, 0, 0, -1, row);
                };
            }
        }
        return null;
    }

    private static @Nullable SideChoice side(@Nullable ComparedSide side, Map<Integer, OpenedTrace> traces) {
        OpenedTrace trace = side == null ? null : traces.get(side.trace());
        if (side == null || trace == null) {
            return null;
        }
        SideChoice whole = SideChoice.of(trace.title(), trace.context());
        if (side.toSeconds() > side.fromSeconds()) {
            return whole.with(new SideChoice.Scope.Window(side.fromSeconds(), side.toSeconds()));
        }
        if (side.execution() >= 0) {
            return whole.with(new SideChoice.Scope.Execution(side.execution()));
        }
        return side.statement() >= 0 ? whole.with(new SideChoice.Scope.Statement(side.statement())) : whole;
    }
}
