package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.statements.Loaded.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The branches that are loaded, and the loading of more. Newer figures reach the branches that are there; what is
/// shown stays until what replaces it has come.
final class StatementTree {
    private final TaskRunner runner;
    private final Branch root = new Branch(null, new Row.Root());
    private final Consumer<Branch> onLoaded;
    private final TaskSlot prepareSlot = new TaskSlot();
    private @Nullable TreeSource source;

    /// @param onLoaded hears of each branch whose children have come
    StatementTree(TaskRunner runner, Consumer<Branch> onLoaded) {
        this.runner = runner;
        this.onLoaded = onLoaded;
    }

    Branch root() {
        return root;
    }

    @Nullable
    TreeSource source() {
        return source;
    }

    /// Shows rows of another source: what is open is loaded anew.
    @SuppressWarnings("ReferenceEquality") // an opened file is itself: another one is read differently or has changed
    void show(TreeSource newSource) {
        boolean readAgain =
                source != null && source.trace().text() != newSource.trace().text();
        source = newSource;
        if (readAgain) {
            root.children().forEach(StatementTree::forgetLabels);
        }
        load(root, Loaded.SAME);
    }

    private static void forgetLabels(Branch branch) {
        branch.forgetLabel();
        branch.children().forEach(StatementTree::forgetLabels);
    }

    /// Opens a branch; its children come when they are there.
    void expand(Branch branch) {
        branch.expandedProperty().set(true);
        if (isStale(branch)) {
            load(branch, Loaded.SAME);
        }
    }

    void collapse(Branch branch) {
        branch.expandedProperty().set(false);
    }

    /// Loads what a row for unloaded children stands for, page by page.
    void more(Branch gap) {
        Branch parent = gap.parent();
        if (parent != null && gap.row() instanceof Row.More more) {
            load(parent, new Wish.From(more.from()));
        }
    }

    boolean isStale(Branch branch) {
        Loaded loaded = branch.loaded();
        return loaded == null || loaded.source() != source;
    }

    void load(Branch branch, Wish wish) {
        TreeSource from = source;
        if (from == null) {
            return;
        }
        Row row = branch.row();
        Loaded before = branch.loaded();
        BackgroundTask.of((progress, cancel) -> Loaded.of(from, row, before, wish, cancel))
                .onSuccess(loaded -> arrive(branch, loaded))
                .onFailure(fault -> fail(branch, fault))
                .start(runner, branch.slot());
        if (before == null && branch.slot().isBusy() && branch != root) {
            replace(
                    branch.children(),
                    List.of(new Branch(branch, new Row.Note(Messages.get("statements.note.loading")))));
        }
    }

    /// Sorts what is large before it is asked for, once the trace is whole.
    private void prepare(TreeSource from) {
        if (from.trace().info().indexed()) {
            BackgroundTask.of((progress, cancel) -> {
                        from.prepare(cancel);
                        return from;
                    })
                    .start(runner, prepareSlot);
        }
    }

    private void arrive(Branch branch, Loaded loaded) {
        if (branch == root && loaded.source() == source) {
            prepare(loaded.source());
        }
        branch.setLoaded(loaded);
        Map<RowKey, Branch> known = new HashMap<>();
        branch.children().forEach(child -> known.put(child.row().key(), child));
        List<Branch> children = new ArrayList<>();
        List<Windows.Span> gaps = loaded.windows().gaps();
        int nextGap = 0;
        for (Map.Entry<Integer, Row> entry : loaded.rows().entrySet()) {
            if (nextGap < gaps.size() && gaps.get(nextGap).from() < entry.getKey()) {
                children.add(branch(branch, gap(branch, gaps.get(nextGap++)), known));
            }
            children.add(branch(branch, entry.getValue(), known));
        }
        if (nextGap < gaps.size()) {
            children.add(branch(branch, gap(branch, gaps.get(nextGap)), known));
        }
        if (children.isEmpty() && branch != root) {
            children.add(branch(branch, new Row.Note(nothingBelow(branch.row())), known));
        }
        replace(branch.children(), children);
        for (Branch child : children) {
            if (child.isExpanded() && isStale(child)) {
                load(child, Loaded.SAME);
            }
        }
        onLoaded.accept(branch);
    }

    private void fail(Branch branch, Throwable fault) {
        String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        Row note = new Row.Note(Messages.get("statements.note.failed", reason));
        replace(branch.children(), List.of(new Branch(branch, note)));
    }

    private static String nothingBelow(Row row) {
        return Messages.get(row instanceof Row.Statement ? "statements.note.never_executed" : "statements.note.none");
    }

    private static Row gap(Branch parent, Windows.Span span) {
        Row row = parent.row();
        Distribution spread =
                row instanceof Row.Statement statement ? statement.profile().elapsed() : Distribution.EMPTY;
        return new Row.More(row.key().kind(), span.from(), span.to(), spread);
    }

    private static Branch branch(Branch parent, Row row, Map<RowKey, Branch> known) {
        Branch branch = known.get(row.key());
        if (branch == null) {
            return new Branch(parent, row);
        }
        branch.setRow(row);
        return branch;
    }

    /// Changes as little as possible, so that the view keeps its place.
    private static void replace(ObservableList<Branch> list, List<Branch> wanted) {
        int shorter = Math.min(list.size(), wanted.size());
        int start = 0;
        while (start < shorter && list.get(start) == wanted.get(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && list.get(list.size() - 1 - end) == wanted.get(wanted.size() - 1 - end)) {
            end++;
        }
        List<Branch> added = wanted.subList(start, wanted.size() - end);
        if (list.size() - end - start == list.size() && !list.isEmpty()) {
            list.setAll(wanted);
        } else {
            list.remove(start, list.size() - end);
            list.addAll(start, added);
        }
    }
}
