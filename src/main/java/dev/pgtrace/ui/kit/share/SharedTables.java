package dev.pgtrace.ui.kit.share;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/// Finds tables: every [TableView] and [TreeTableView], and what was made known as one.
public final class SharedTables {
    /// A list of facts or findings that is a table to other programs.
    record Known(String name, Supplier<TableText> text) {}

    private SharedTables() {}

    /// Makes a node known as a table.
    ///
    /// @param text asked for on the window's thread when it is wanted
    public static void register(Node node, String name, Supplier<TableText> text) {
        node.getProperties().put(Known.class, new Known(name, text));
    }

    /// The table that a node is or lies in.
    public static Optional<Node> around(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (isTable(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// The table in which the keyboard is, where that is inside of a part of the window, else the largest in sight.
    public static Optional<Node> inFront(Node part, @Nullable Node focused) {
        Optional<Node> own = around(focused).filter(table -> isInside(table, part));
        return own.isPresent() ? own : largest(part);
    }

    static boolean isTable(Node node) {
        return node instanceof TableView<?>
                || node instanceof TreeTableView<?>
                || node.getProperties().get(Known.class) instanceof Known;
    }

    /// What the table is called, for file names and messages; may be empty.
    public static String name(Node table) {
        if (table.getProperties().get(Known.class) instanceof Known known) {
            return known.name();
        }
        String spoken = table.getAccessibleText();
        return spoken == null ? "" : spoken;
    }

    private static Optional<Node> largest(Node part) {
        Deque<Node> waiting = new ArrayDeque<>();
        Deque<Node> found = new ArrayDeque<>();
        waiting.add(part);
        while (!waiting.isEmpty()) {
            Node node = waiting.remove();
            if (!node.isVisible()) {
                continue;
            }
            if (isTable(node)) {
                found.add(node);
            } else if (node instanceof Parent parent) {
                waiting.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return found.stream()
                .max(Comparator.comparingDouble(table -> table.getLayoutBounds().getWidth()
                        * table.getLayoutBounds().getHeight()));
    }

    private static boolean isInside(Node node, Node part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(part)) {
                return true;
            }
        }
        return false;
    }
}
