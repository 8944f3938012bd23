package dev.pgtrace.ui;

import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureFinder;
import dev.pgtrace.ui.kit.explain.ShownFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;

/// Walks over what is in sight and finds the figures, by how they look: numbers with units, texts that are nothing
/// but a number, and whatever a server returned. On the window's thread.
public final class FigureWalk {
    /// A number with a unit, or nothing but a number.
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\w#.:$+×-])\\d[\\d,.]*\\s?(µs|ms|s|min|h|%|kB|MB|GB)(?![\\w%/])|[+−]?\\d[\\d,.]*%?");

    /// Scales of axes, texts of the file and of buttons, and the chips, which set what the figures are of.
    private static final List<String> NO_FIGURES = List.of(
            "axis-label", "scale", "marker-label", "chip", "code", "file-text", "button", "column-header", "badge");

    private FigureWalk() {}

    /// Labels below a node that show a figure.
    public static List<Labeled> labels(Node root) {
        List<Labeled> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    /// Figures below a node that nothing explains, or not wholly.
    public static List<String> silent(Node root) {
        List<String> silent = new ArrayList<>();
        for (Labeled label : labels(root)) {
            Bounds bounds = label.localToScene(label.getLayoutBounds());
            Optional<ShownFigure> found = FigureFinder.at(label, bounds.getCenterX(), bounds.getCenterY());
            if (found.isEmpty()) {
                silent.add(label.getText() + " " + styles(label));
            } else {
                complete(found.get().explanation(), silent);
            }
        }
        FigureFinder.all(root).forEach(figure -> complete(figure.explanation(), silent));
        return silent;
    }

    private static void complete(Explanation explanation, List<String> silent) {
        List<String> parts = List.of(
                explanation.name(),
                explanation.value(),
                explanation.meaning(),
                explanation.formula(),
                explanation.origin().source(),
                explanation.origin().doubt(),
                explanation.origin().term(),
                explanation.lines());
        if (parts.stream().anyMatch(part -> part.isBlank() || part.contains("!") || part.contains("{0}"))) {
            silent.add("incomplete: " + parts);
        }
    }

    private static void collect(Node node, List<Labeled> found) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(NO_FIGURES::contains)) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null) {
            String text = label.getText().strip();
            boolean returned = label instanceof Cell<?> && label.getStyleClass().contains("returned");
            boolean cell = label instanceof Cell<?> && !label.getStyleClass().contains("number");
            boolean unit = FIGURE.matcher(text).results().anyMatch(match -> match.group(1) != null);
            if (unit
                    || returned && !text.isEmpty()
                    || !cell && FIGURE.matcher(text).matches()) { // else maybe a pid
                found.add(label);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String styles(Node node) {
        List<String> path = new ArrayList<>();
        for (Node at = node; at != null && path.size() < 4; at = at.getParent()) {
            path.add(at.getStyleClass().toString() + (at.getId() == null ? "" : "#" + at.getId()));
        }
        return String.join(" < ", path);
    }
}
