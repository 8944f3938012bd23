package dev.pgtrace.ui.access;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

/// What of a scene can be seen.
public final class Seen {
    private Seen() {}

    /// All nodes below and with this one that are visible, from the back to the front.
    public static List<Node> nodes(Node root) {
        List<Node> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible()) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    public static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// What is left of a node in the scene after every clip above it; empty where nothing is.
    public static Bounds shown(Node node) {
        return shown(node, null);
    }

    /// The same, but for the clip of one node and those above it.
    public static Bounds shown(Node node, @Nullable Node top) {
        Bounds left = inScene(node);
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(top)) {
                return left;
            }
            if (at.getClip() != null) {
                left = cut(left, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        Scene scene = node.getScene();
        return scene == null // a row that was made anew while the others were looked at
                ? new BoundingBox(left.getMinX(), left.getMinY(), -1, -1)
                : cut(left, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    }

    public static Bounds cut(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        double width = Math.min(one.getMaxX(), other.getMaxX()) - left;
        double height = Math.min(one.getMaxY(), other.getMaxY()) - top;
        return width <= 0 || height <= 0
                ? new BoundingBox(left, top, -1, -1)
                : new BoundingBox(left, top, width, height);
    }

    /// Of this node and all above it, multiplied.
    public static double opacity(Node node) {
        double opacity = 1;
        for (Node at = node; at != null; at = at.getParent()) {
            opacity *= at.getOpacity();
        }
        return opacity;
    }

    /// Whether this node or one above it has a style class.
    public static boolean isIn(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    /// The nearest node at or above it of a kind, or null.
    public static <N> @Nullable N above(Node node, Class<N> kind) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }

    /// Enough to find a node in the source: its kind, id, style classes and text, and the same of what has an id above.
    public static String describe(Node node) {
        StringBuilder out = new StringBuilder(one(node));
        int told = 0;
        for (Node at = node.getParent(); at != null && told < 3; at = at.getParent()) {
            if (at.getId() != null || told == 0 && !at.getStyleClass().isEmpty()) {
                out.append(" in ").append(one(at));
                told++;
            }
        }
        return out.toString();
    }

    private static String one(Node node) {
        Class<?> kind = node.getClass();
        while (kind.getSimpleName().isEmpty()) {
            kind = kind.getSuperclass();
        }
        String text =
                node instanceof Labeled labeled && labeled.getText() != null ? " “" + labeled.getText() + "”" : "";
        return kind.getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + (node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass()))
                + text;
    }
}
