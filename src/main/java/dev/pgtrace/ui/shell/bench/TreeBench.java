package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.SyntheticTrace;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The tree with so many executions under one statement.
final class TreeBench {
    private static final String TREE = "#statements-tree";
    private static final String FIRST_FACT = "#statements-details .fact-value";
    private static final int ROUNDS = 6;
    private static final long EXPAND_MICROS = 100_000;
    private static final long SORT_MICROS = 300_000;
    private static final long SELECT_MICROS = 50_000;

    private final Bench bench;
    private final CancelToken cancel;

    TreeBench(MeasuredWindow window, CancelToken cancel) {
        this.bench = new Bench(window, cancel);
        this.cancel = cancel;
    }

    List<Figure> run(Options options) throws InterruptedException {
        Trace trace = SyntheticTrace.executions(options.executions());
        TreeTableView<?> tree = (TreeTableView<?>) bench.look(bench.show(trace), View.STATEMENTS, TREE);
        WindowThread.await("the statements", cancel, () -> tree.getExpandedItemCount() == 2);
        String rows = Bench.count(options.executions());
        List<Figure> figures = new ArrayList<>();
        figures.add(expand(tree, rows));
        figures.add(scroll(tree, rows, options.pulses()));
        figures.add(sort(tree, rows));
        figures.add(select(tree, rows));
        return figures;
    }

    private Figure expand(TreeTableView<?> tree, String rows) throws InterruptedException {
        Waits waits = new Waits(Part.TREE, KeptTexts.of("kept.bench.tree.opened", rows), EXPAND_MICROS, cancel);
        for (int i = 0; i < ROUNDS; i++) {
            WindowThread.tell(() -> tree.getTreeItem(0).setExpanded(false));
            WindowThread.await("the statement to close", cancel, () -> tree.getExpandedItemCount() == 2);
            waits.measure(() -> tree.getTreeItem(0).setExpanded(true), () -> tree.getExpandedItemCount() > 10);
        }
        return waits.figure();
    }

    private Figure scroll(TreeTableView<?> tree, String rows, int pulses) throws InterruptedException {
        int last = WindowThread.ask(tree::getExpandedItemCount) - 1;
        return FrameRun.of(
                Part.TREE,
                KeptTexts.of("kept.bench.tree.scrolled", rows),
                pulses,
                done -> tree.scrollTo((int) Math.round(last * (1 - Math.abs(1 - 2 * done)))),
                cancel);
    }

    private Figure sort(TreeTableView<?> tree, String rows) throws InterruptedException {
        WindowThread.tell(() -> {
            tree.scrollTo(0);
            tree.getSelectionModel().clearAndSelect(0);
        });
        Waits waits = new Waits(Part.TREE, KeptTexts.of("kept.bench.tree.sorted", rows), SORT_MICROS, cancel);
        for (int i = 0; i < ROUNDS; i++) {
            KeyCode key = i % 2 == 0 ? KeyCode.DIGIT1 : KeyCode.DIGIT2; // file order, heaviest first
            AtomicReference<Object> first = new AtomicReference<>("");
            waits.measure(
                    () -> {
                        first.set(first(tree));
                        tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                    },
                    () -> !first(tree).equals(first.get()));
        }
        return waits.figure();
    }

    private Figure select(TreeTableView<?> tree, String rows) throws InterruptedException {
        Waits waits = new Waits(Part.TREE, KeptTexts.of("kept.bench.tree.selected", rows), SELECT_MICROS, cancel);
        WindowThread.tell(() -> tree.getSelectionModel().clearAndSelect(2 * ROUNDS + 1));
        Parent facts = bench.findNode(FIRST_FACT, "the details").getParent().getParent();
        AtomicReference<String> before = new AtomicReference<>("");
        for (int i = 1; i <= 2 * ROUNDS; i++) {
            int row = i;
            waits.measure(
                    () -> {
                        before.set(words(facts));
                        tree.getSelectionModel().clearAndSelect(row);
                    },
                    () -> !words(facts).equals(before.get()));
        }
        return waits.figure();
    }

    private static String words(Parent node) {
        StringBuilder words = new StringBuilder();
        for (Node child : node.getChildrenUnmodifiable()) {
            words.append(child instanceof Labeled label ? label.getText() : child instanceof Parent p ? words(p) : "")
                    .append(' ');
        }
        return words.toString();
    }

    private static Object first(TreeTableView<?> tree) {
        TreeItem<?> item = tree.getTreeItem(1);
        return item == null ? "" : item.getValue();
    }
}
