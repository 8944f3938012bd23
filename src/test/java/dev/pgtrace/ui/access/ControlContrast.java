package dev.pgtrace.ui.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.fxmisc.richtext.CodeArea;

/// Controls that are hard to tell from what they lie on, by WCAG 2.2, 1.4.11: what is needed to know a control or its
/// state has 3 to 1 against what is beside it. The rule as it holds here:
///
/// - A text field, an editor, a combo box, a check box, a radio button and the thumb of a slider are known by their
///   outline or their fill: that has 3 to 1 in the middle of each side.
/// - The mark of a check box or radio button that is chosen has 3 to 1 against the box.
/// - A button is known by its words or its sign, which [TextContrast] looks at; its border only adorns it, and is as
///   quiet as it likes. One that is chosen among others has an outline, fill or underline of 3 to 1 that they have not.
/// - What cannot be used now is let off, and so is a field that is a cell of a table, known by the lines of that.
final class ControlContrast {
    private static final double LEAST = 3;
    /// How far from an edge its line lies at most, and where it is looked for how the ground is beside it.
    private static final int INSIDE = 3;

    private static final int OUTSIDE = 3;
    /// Of a mark.
    private static final int LEAST_POINTS = 6;

    private ControlContrast() {}

    /// @param picture of the scene, without its texts
    static List<String> problems(Node root, WritableImage picture) {
        List<String> problems = new ArrayList<>();
        for (Node node : Seen.nodes(root)) {
            if (node.isDisabled() || Seen.opacity(node) < 1) {
                continue;
            }
            switch (node) {
                case TextInputControl field
                when Seen.above(field.getParent(), ComboBoxBase.class) == null ->
                    outline(field, painted(field), picture, problems);
                case CodeArea editor when editor.isEditable() -> outline(editor, painted(editor), picture, problems);
                case ComboBoxBase<?> box -> outline(box, painted(box), picture, problems);
                case CheckBox box -> mark(box, ".box", box.isSelected() || box.isIndeterminate(), picture, problems);
                case RadioButton radio -> mark(radio, ".radio", radio.isSelected(), picture, problems);
                case Slider slider -> outline(slider, Optional.ofNullable(slider.lookup(".thumb")), picture, problems);
                case ToggleButton toggle
                when toggle.isSelected() && sides(toggle, picture).stream().noneMatch(side -> side >= LEAST) ->
                    problems.add("it is not seen that it is chosen: " + Seen.describe(toggle));
                default -> {}
            }
        }
        return problems;
    }

    /// The node itself or the nearest around it that has a fill or a border of its own: a field in a row of signs has
    /// that of the row. Empty where it lies in a cell.
    private static Optional<Node> painted(Node field) {
        for (Node at = field; at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.control.IndexedCell<?>) {
                return Optional.empty();
            }
            if (at instanceof Region region && isPainted(region)) {
                return Optional.of(region);
            }
        }
        return Optional.of(field);
    }

    private static boolean isPainted(Region region) {
        boolean filled = region.getBackground() != null
                && region.getBackground().getFills().stream()
                        .map(BackgroundFill::getFill)
                        .anyMatch(fill -> !(fill instanceof Color color) || color.getOpacity() > 0);
        boolean bordered = region.getBorder() != null
                && region.getBorder().getStrokes().stream()
                        .anyMatch(stroke -> stroke.getTopStroke() instanceof Color color && color.getOpacity() > 0);
        return filled || bordered;
    }

    private static void outline(
            Node control, Optional<? extends Node> edge, WritableImage picture, List<String> problems) {
        edge.ifPresent(node -> sides(node, picture).stream()
                .filter(ratio -> ratio < LEAST)
                .findFirst()
                .ifPresent(ratio -> problems.add(String.format(
                        Locale.ROOT, "outline %.2f, not %.1f: %s", ratio, LEAST, Seen.describe(control)))));
    }

    private static void mark(
            Node control, String part, boolean chosen, WritableImage picture, List<String> problems) {
        Node box = control.lookup(part);
        outline(control, Optional.ofNullable(box), picture, problems);
        if (chosen && box != null && !isMarked(box, picture)) {
            problems.add("its mark is not seen: " + Seen.describe(control));
        }
    }

    private static boolean isMarked(Node box, WritableImage picture) {
        Bounds shown = Seen.shown(box);
        Map<Integer, Integer> counted = new HashMap<>();
        for (int x = (int) shown.getMinX() + 1; x < shown.getMaxX() - 1; x++) {
            for (int y = (int) shown.getMinY() + 1; y < shown.getMaxY() - 1; y++) {
                counted.merge(pixel(picture, x, y), 1, Integer::sum);
            }
        }
        Optional<Integer> fill = counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        return fill.isEmpty() // scrolled away
                || counted.entrySet().stream()
                                .filter(one -> Ratio.of(one.getKey(), fill.get()) >= LEAST)
                                .mapToInt(Map.Entry::getValue)
                                .sum()
                        >= LEAST_POINTS;
    }

    /// The contrast of what is painted at each side that is in sight against what lies beside it.
    private static List<Double> sides(Node node, WritableImage picture) {
        Bounds all = Seen.inScene(node);
        Bounds shown = Seen.shown(node);
        List<Double> sides = new ArrayList<>();
        if (shown.getWidth() < 2 * INSIDE || shown.getHeight() < 2 * INSIDE) {
            return sides;
        }
        double x = (shown.getMinX() + shown.getMaxX()) / 2;
        double y = (shown.getMinY() + shown.getMaxY()) / 2;
        if (isWhole(all.getMinX(), shown.getMinX())) {
            sides.add(side(picture, all.getMinX(), y, 1, 0));
        }
        if (isWhole(all.getMaxX(), shown.getMaxX())) {
            sides.add(side(picture, all.getMaxX() - 1, y, -1, 0));
        }
        if (isWhole(all.getMinY(), shown.getMinY())) {
            sides.add(side(picture, x, all.getMinY(), 0, 1));
        }
        if (isWhole(all.getMaxY(), shown.getMaxY())) {
            sides.add(side(picture, x, all.getMaxY() - 1, 0, -1));
        }
        return sides;
    }

    private static boolean isWhole(double edge, double shownEdge) {
        return Math.abs(edge - shownEdge) < 0.5;
    }

    /// From outside over the edge inwards.
    private static double side(WritableImage picture, double x, double y, int stepX, int stepY) {
        int ground = pixel(picture, x - OUTSIDE * stepX, y - OUTSIDE * stepY);
        double best = 1;
        for (int step = -1; step <= INSIDE; step++) {
            best = Math.max(best, Ratio.of(ground, pixel(picture, x + step * stepX, y + step * stepY)));
        }
        return best;
    }

    private static int pixel(WritableImage picture, double x, double y) {
        return picture.getPixelReader()
                .getArgb(
                        (int) Math.clamp(Math.round(x), 0, (long) picture.getWidth() - 1),
                        (int) Math.clamp(Math.round(y), 0, (long) picture.getHeight() - 1));
    }
}
