package dev.pgtrace.ui.access;

import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;

/// What a screen reader would say nothing useful about: what takes the keyboard or the mouse and has no name or role,
/// and pictures without words.
public final class AccessibleNames {
    /// Smaller pictures are signs beside a text.
    private static final double LARGE = 40;

    private static final Set<AccessibleRole> NOTHING = Set.of(AccessibleRole.PARENT, AccessibleRole.NODE);

    private AccessibleNames() {}

    public static List<String> problems(Node root) {
        List<Node> nodes = Seen.nodes(root);
        Set<Node> labelled = new HashSet<>();
        for (Node node : nodes) {
            if (node instanceof Label label
                    && label.getLabelFor() != null
                    && !label.getText().isBlank()) {
                labelled.add(label.getLabelFor());
            }
        }
        List<String> problems = new ArrayList<>();
        for (Node node : nodes) {
            if (isPart(node)) {
                continue;
            }
            boolean taken = node.isFocusTraversable() || isMenu(node);
            if (taken && !isNamed(node, labelled)) {
                problems.add("no name: " + Seen.describe(node));
            }
            if (taken && node.getAccessibleRole() == null || taken && NOTHING.contains(node.getAccessibleRole())) {
                problems.add("no role: " + Seen.describe(node));
            }
            if (node.getOnMouseClicked() != null
                    && !node.isFocusTraversable()
                    && !hasOtherWay(node)
                    && !isOfField(node)) {
                problems.add("only for the mouse: " + Seen.describe(node));
            }
            boolean picture = node instanceof Canvas || node instanceof RasterCanvas;
            if (picture && !hasWords(node)) {
                problems.add("a picture without words: " + Seen.describe(node));
            }
            if (picture && node.getLayoutBounds().getHeight() > LARGE && !hasTable(node, root)) {
                problems.add("a picture without a table: " + Seen.describe(node));
            }
            if (node instanceof Labeled label && isOnlyColoured(label)) {
                problems.add("only its colour says it: " + Seen.describe(node));
            }
        }
        return problems;
    }

    /// A change for the better or the worse has a sign or a word of it, too.
    private static boolean isOnlyColoured(Labeled label) {
        boolean coloured = label.getStyleClass().stream()
                .anyMatch(style -> style.equals("delta-good") || style.equals("delta-bad"));
        return coloured && isText(label.getText()) && !label.getText().matches("(?s).*([+−–×-]|[A-Za-z]{3}).*");
    }

    /// The table of the same numbers, behind the picture or beside it; or few enough that its text says them.
    private static boolean hasTable(Node picture, Node root) {
        Node whole = picture.getParent() instanceof Drawing drawing ? drawing.getParent() : picture.getParent();
        boolean told = whole != null
                && isText(whole.getAccessibleText())
                && whole.getAccessibleText().matches("(?s).*\\d.*");
        return told
                || Seen.isIn(picture, "twin")
                || root.lookup("#flame-table-toggle") != null
                || root.lookup("#timeline-latest") != null;
    }

    /// Belongs to a control that is looked at itself.
    private static boolean isPart(Node node) {
        return node instanceof ScrollBar
                || node instanceof ImageView
                || node instanceof IndexedCell
                || node instanceof Text
                || node instanceof ScrollPane pane && !pane.isFocusTraversable()
                || isEditorOfBox(node);
    }

    private static boolean isEditorOfBox(Node node) {
        return node.getParent() != null && Seen.above(node.getParent(), ComboBoxBase.class) != null;
    }

    /// A picture has its table, and what closes on a click anywhere has a button for it.
    private static boolean hasOtherWay(Node node) {
        return Seen.isIn(node, "twin") || Seen.nodes(node).stream().anyMatch(Node::isFocusTraversable);
    }

    /// The list below a field, in which the arrows of the field move.
    private static boolean isOfField(Node node) {
        return node instanceof javafx.scene.control.ListView
                && node.getParent().getChildrenUnmodifiable().stream()
                        .anyMatch(javafx.scene.control.TextField.class::isInstance);
    }

    private static boolean isMenu(Node node) {
        return node instanceof javafx.scene.control.MenuButton;
    }

    private static boolean isNamed(Node node, Set<Node> labelled) {
        return isText(node.getAccessibleText())
                || node instanceof Labeled labeled && isText(labeled.getText())
                || labelled.contains(node)
                || node instanceof TabPane pane && pane.getTabs().stream().allMatch(tab -> isText(tab.getText()));
    }

    private static boolean hasWords(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Labeled labeled && isText(labeled.getText())
                    || isText(at.getAccessibleText())
                    || isText(at.getAccessibleRoleDescription())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }
}
