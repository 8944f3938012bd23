package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.statements.Loaded.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The tree of statements and what is selected in it, in step with the selection that all views share. Knows no
/// scene.
final class StatementsViewModel {
    private final TraceContext context;
    private final StatementTree tree;
    private final LabelReader labels;
    private final ReadOnlyObjectWrapper<@Nullable Branch> selected = new ReadOnlyObjectWrapper<>(this, "selected");
    private final ReadOnlyObjectWrapper<Sorting> sorting =
            new ReadOnlyObjectWrapper<>(this, "sorting", Sorting.STANDARD);
    private final ReadOnlyIntegerWrapper reveals = new ReadOnlyIntegerWrapper(this, "reveals");
    private List<RowKey> path = List.of();
    private @Nullable Branch entering;

    StatementsViewModel(TraceContext context) {
        this.context = context;
        this.tree = new StatementTree(context.runner(), this::loaded);
        this.labels = new LabelReader(context.runner());
        context.analysisProperty().addListener((observable, before, now) -> show(now));
        context.selectionProperty().addListener((observable, before, now) -> follow(now));
        show(context.analysisProperty().get());
        follow(context.selectionProperty().get());
    }

    Branch root() {
        return tree.root();
    }

    TraceContext context() {
        return context;
    }

    /// What the rows come from, null before the first analysis.
    @Nullable
    TreeSource source() {
        return tree.source();
    }

    ReadOnlyObjectProperty<@Nullable Branch> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sorting> sortingProperty() {
        return sorting.getReadOnlyProperty();
    }

    /// Changes when a row was selected that the user may not see: the view scrolls to it.
    ReadOnlyIntegerProperty revealsProperty() {
        return reveals.getReadOnlyProperty();
    }

    void expand(Branch branch) {
        if (!branch.isExpanded() || tree.isStale(branch)) {
            tree.expand(branch);
        }
    }

    void collapse(Branch branch) {
        tree.collapse(branch);
    }

    /// What Enter does: opens or closes a branch, loads more where more is to come.
    void activate(Branch branch) {
        if (branch.row() instanceof Row.More) {
            tree.more(branch);
        } else if (branch.row().expandable()) {
            if (branch.isExpanded()) {
                collapse(branch);
            } else {
                expand(branch);
            }
        }
    }

    void sort(Sorting newSorting) {
        TreeSource source = tree.source();
        if (!newSorting.equals(sorting.get())) {
            sorting.set(newSorting);
            if (source != null) {
                tree.show(source.next(source.analysis(), newSorting, List.of()));
            }
        }
    }

    /// A row is in sight and wants its text.
    void inSight(Branch branch) {
        TreeSource source = tree.source();
        if (source != null) {
            labels.want(source.trace(), branch);
        }
    }

    /// The user selected a row: every view follows.
    void select(@Nullable Branch branch) {
        path = List.of();
        selected.set(branch);
        Selection selection = branch == null ? Selection.NONE : selection(branch);
        if (!selection.equals(context.selectionProperty().get())) {
            context.select(selection);
        }
    }

    /// Selects the execution that follows the selected one among those of its statement, as they are sorted.
    void step(int distance) {
        Branch execution = selected.get();
        while (execution != null
                && !(execution.row() instanceof Row.Execution row
                        && row.place() == Row.Execution.Place.OWN_STATEMENT)) {
            if (execution.row() instanceof Row.Statement) {
                enter(execution);
                return;
            }
            execution = execution.parent();
        }
        Branch statement = execution == null ? null : execution.parent();
        Loaded loaded = statement == null ? null : statement.loaded();
        if (execution != null && statement != null && loaded != null) {
            reveal(
                    selection(execution),
                    statement,
                    loaded.children().indexOf(execution.row().key()) + distance);
        }
    }

    /// Selects the first execution of a statement as soon as it is there.
    private void enter(Branch statement) {
        if (tree.isStale(statement)) {
            entering = statement;
        }
        expand(statement);
        reveal(selection(statement), statement, 0);
    }

    /// Row of the selected statement, execution and node.
    static Selection selection(Branch branch) {
        int node = Selection.NOTHING;
        for (Branch at = branch; at != null; at = at.parent()) {
            switch (at.row()) {
                case Row.Node row -> node = node == Selection.NOTHING ? row.position() : node;
                case Row.Execution row -> {
                    return new Selection(row.statement(), row.execution(), node, Selection.NOTHING);
                }
                case Row.Statement row -> {
                    return Selection.ofStatement(row.profile().statement());
                }
                case Row.Root _,
                        Row.Call _,
                        Row.Waits _,
                        Row.Wait _,
                        Row.Samples _,
                        Row.Sample _,
                        Row.Nested _,
                        Row.More _,
                        Row.Note _ -> {}
            }
        }
        return Selection.NONE;
    }

    private void reveal(Selection at, Branch statement, int index) {
        Loaded loaded = statement.loaded();
        if (loaded != null && index >= 0 && index < loaded.children().size()) {
            int execution = (int) loaded.children().keyAt(index).number();
            context.select(Selection.ofExecution(at.statement(), execution));
        }
    }

    private void show(@Nullable TraceAnalysis analysis) {
        if (analysis == null) {
            return;
        }
        TreeSource source = tree.source();
        if (source == null) {
            tree.show(new TreeSource(analysis, sorting.get(), List.of()));
        } else {
            boolean growing = !analysis.trace().info().indexed();
            tree.show(source.next(analysis, sorting.get(), growing && isInUse() ? order() : List.of()));
        }
    }

    /// Whether the user works with the list: then it does not sort itself anew under the pointer while it grows.
    private boolean isInUse() {
        return selected.get() != null || tree.root().children().stream().anyMatch(Branch::isExpanded);
    }

    private List<RowKey> order() {
        return tree.root().children().stream().map(child -> child.row().key()).toList();
    }

    /// Another view selected something.
    private void follow(Selection selection) {
        Branch now = selected.get();
        if (now != null && selection(now).equals(selection.at(Selection.NOTHING))) {
            return;
        }
        if (!selection.hasStatement()) {
            path = List.of();
            selected.set(null);
            return;
        }
        path = path(selection);
        advance();
    }

    private List<RowKey> path(Selection selection) {
        List<RowKey> keys = new ArrayList<>();
        keys.add(new RowKey(RowKind.STATEMENT, selection.statement()));
        if (selection.hasExecution()) {
            keys.add(new RowKey(RowKind.EXECUTION, selection.execution()));
        }
        Optional<Trace> trace = context.trace();
        if (selection.hasNode() && trace.isPresent()) {
            int shape = (int) trace.get().executions().get(selection.execution(), ExecutionColumn.SHAPE);
            List<RowKey> nodes = new ArrayList<>();
            for (int node = selection.node();
                    shape >= 0 && node >= 0;
                    node = trace.get().shapes().parent(shape, node)) {
                nodes.add(new RowKey(RowKind.NODE, node));
            }
            keys.add(new RowKey(RowKind.CALL, CallKind.EXEC.ordinal()));
            keys.addAll(nodes.reversed());
        }
        return List.copyOf(keys);
    }

    private void loaded(Branch branch) {
        Branch now = selected.get();
        if (branch == entering) {
            entering = null;
            reveal(selection(branch), branch, 0);
        } else if (!path.isEmpty()) {
            advance();
        } else if (now != null && !isAttached(now)) {
            if (now.row() instanceof Row.More more && now.parent() == branch) {
                select(branch.children()
                        .get(Math.min(more.from(), branch.children().size() - 1)));
            } else {
                path = path(context.selectionProperty().get());
                advance();
            }
        }
    }

    private static boolean isAttached(Branch branch) {
        for (Branch at = branch; at.parent() != null; at = at.parent()) {
            Branch parent = at.parent();
            if (parent == null || !parent.children().contains(at)) {
                return parent == null;
            }
        }
        return true;
    }

    /// Goes along the path to what another view selected, as far as it is loaded, and loads the next step.
    private void advance() {
        Branch at = tree.root();
        Branch deepest = null;
        for (RowKey key : path) {
            Branch child = child(at, key);
            if (child == null) {
                if (wanting(at, key)) {
                    return;
                }
                break; // not among what the filter lets through
            }
            deepest = child;
            at = child;
            if (!key.equals(path.getLast())) {
                at.expandedProperty().set(true);
            }
        }
        path = List.of();
        selected.set(deepest);
        reveals.set(reveals.get() + 1);
    }

    /// Asks for a child that is not loaded; false where it is not there to be loaded.
    private boolean wanting(Branch parent, RowKey key) {
        if (tree.isStale(parent) && parent.slot().isBusy()) {
            return true;
        }
        Loaded loaded = parent.loaded();
        if (loaded != null && !tree.isStale(parent) && loaded.children().indexOf(key) < 0) {
            return false;
        }
        if (!parent.slot().isBusy()) {
            tree.load(parent, new Wish.With(key));
        }
        return true;
    }

    private @Nullable Branch child(Branch parent, RowKey key) {
        for (Branch child : parent.children()) {
            if (matches(child.row(), key)) {
                return child;
            }
        }
        return null;
    }

    /// Of the calls of an execution the one that bears the plan is meant.
    private static boolean matches(Row row, RowKey key) {
        return key.kind() == RowKind.CALL
                ? row instanceof Row.Call call && call.expandable()
                : row.key().equals(key);
    }
}
