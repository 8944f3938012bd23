package dev.pgtrace.ui.access;

import dev.pgtrace.ui.kit.control.Roomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// Texts that cannot be read to their end, words that are broken, and texts that lie over one another.
public final class CutTexts {
    /// Free text that may be longer than any place for it: SQL, names of files and objects. Its tooltip has all of it.
    private static final Set<String> FREE =
            Set.of("code", "name-cell", "sidebar-name", "tab-label", "free-text", "sql-flow", "prompt-text");

    private static final double SLACK = 2.5;

    private CutTexts() {}

    public static List<String> problems(Node root) {
        List<String> problems = new ArrayList<>();
        List<Text> read = new ArrayList<>();
        for (Node node : Seen.nodes(root)) {
            if (node instanceof Text text
                    && !(text instanceof FontIcon)
                    && !text.getText().isBlank()
                    && !isFree(text)
                    && Seen.opacity(text) > 0.05) {
                Labeled label = Seen.above(text, Labeled.class);
                if (label != null && isOf(text, label) && isCut(text, label)) {
                    problems.add("cut to “" + text.getText() + "”: " + Seen.describe(label));
                } else if (label != null && isOf(text, label) && isBroken(text, label)) {
                    problems.add("a word broken in “" + text.getText() + "”: " + Seen.describe(label));
                } else if (isScrolled(text) ? isCutInARow(text) : isOutside(text)) {
                    problems.add("outside of its place “" + text.getText() + "”: " + Seen.describe(text));
                } else if (Seen.shown(text).getWidth() > 0 && !(text.getParent() instanceof TextFlow)) {
                    read.add(text);
                }
            }
        }
        for (int i = 0; i < read.size(); i++) {
            for (int j = i + 1; j < read.size(); j++) {
                Bounds both = Seen.cut(Seen.shown(read.get(i)), Seen.shown(read.get(j)));
                if (both.getWidth() > SLACK && both.getHeight() > SLACK + 2) {
                    problems.add("“" + read.get(i).getText() + "” lies over “"
                            + read.get(j).getText() + "”: " + Seen.describe(read.get(i)) + " and "
                            + Seen.describe(read.get(j)));
                }
            }
        }
        return problems;
    }

    private static boolean isOf(Text text, Labeled label) {
        return label.equals(text.getParent());
    }

    private static boolean isCut(Text text, Labeled label) {
        String whole = label.isMnemonicParsing() ? label.getText().replaceFirst("_", "") : label.getText();
        return text.getText().endsWith(label.getEllipsisString()) && !whole.endsWith(label.getEllipsisString());
    }

    /// A line ends inside a word where the word is wider than its place.
    private static boolean isBroken(Text text, Labeled label) {
        if (!label.isWrapText()) {
            return false;
        }
        Insets padding = label.getPadding();
        double room = label.getWidth() - padding.getLeft() - padding.getRight();
        Text ruler = new Text();
        ruler.setFont(text.getFont());
        for (String word : label.getText().split("\\s+", -1)) {
            ruler.setText(word);
            if (ruler.getLayoutBounds().getWidth() > room + 0.5) {
                return true;
            }
        }
        return false;
    }

    /// The end of a list or of a page that scrolls is reached by scrolling.
    private static boolean isScrolled(Text text) {
        return Seen.above(text, VirtualFlow.class) != null
                || Seen.above(text, ScrollPane.class) != null
                || Seen.above(text, TableHeaderRow.class) != null
                || Seen.above(text, TextInputControl.class) != null
                || Seen.isIn(text, "code-area")
                || Seen.isIn(text, "file-text");
    }

    /// Rows are scrolled down to, but what goes out at the side of a table that does not scroll sideways is never seen.
    private static boolean isCutInARow(Text text) {
        Node table = Seen.above(text, TableView.class) == null
                ? Seen.above(text, TreeTableView.class)
                : Seen.above(text, TableView.class);
        if (table == null || Seen.above(text, TextInputControl.class) != null) {
            return false;
        }
        IndexedCell<?> cell = Seen.above(text, IndexedCell.class);
        if (cell != null && text.getLayoutBounds().getHeight() > cell.getHeight() + SLACK) {
            return true; // more lines than a row shows
        }
        boolean sideways = table.lookupAll(".scroll-bar").stream()
                .anyMatch(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL && bar.isVisible());
        Bounds shown = Seen.shown(text, Seen.above(text, Roomy.class));
        return !sideways && shown.getHeight() > 0 && Seen.inScene(text).getWidth() - shown.getWidth() > SLACK;
    }

    /// A view scrolls that has less room than it needs; inside of it nothing may be cut.
    private static boolean isOutside(Text text) {
        Bounds all = Seen.inScene(text);
        Bounds shown = Seen.shown(text, Seen.above(text, Roomy.class));
        return all.getWidth() - shown.getWidth() > SLACK || all.getHeight() - shown.getHeight() > SLACK + 2;
    }

    static boolean isFree(Text text) {
        for (Node at = text; at != null; at = at.getParent()) {
            if (at.getStyleClass().stream().anyMatch(FREE::contains)) {
                return true;
            }
            if (at instanceof IndexedCell<?> && !(at.getParent() instanceof ComboBoxBase<?>)) {
                return false;
            }
        }
        return false;
    }
}
