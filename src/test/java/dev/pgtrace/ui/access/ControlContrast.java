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
import javafx.scene.control.ScrollPane;
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
///   outline or their fill: that has 3 to 1 in the middle of each side. A line that lies between two rows of points is
///   spread over both; then it counts as it is specified, as WCAG has it.
/// - A combo box among words, which has no outline, is known by its arrow.
/// - The mark of a check box or radio button that is chosen has 3 to 1 against the box.
/// - A button is known by its words or its sign, which [TextContrast] looks at; its border only adorns it, and is as
///   quiet as it likes. One that is chosen among others has an outline, fill or underline of 3 to 1 that they have not.
/// - What cannot be used now is let off, and so is a field that is a cell of a table, known by the lines of that.
final class ControlContrast {
    private static final double LEAST = 3;
    private static final int ALL_SIDES = 4;
    /// Of half a line.
    private static final double SPREAD = 1.7;
    /// How far from an edge its line lies at most, and where it is looked for how the ground is beside it.
    private static final int INSIDE = 3;

    private static final int NEAREST = 2;
    private static final int OUTSIDE = 6;
    /// Of a scroll bar.
    private static final double BAR = 20;
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
                case ComboBoxBase<?> box
                when box.getStyleClass().contains("quiet-box") -> arrow(box, picture, problems);
                case ComboBoxBase<?> box -> outline(box, painted(box), picture, problems);
                case CheckBox box -> mark(box, ".box", box.isSelected() || box.isIndeterminate(), picture, problems);
                case RadioButton radio -> mark(radio, ".radio", radio.isSelected(), picture, problems);
                case Slider slider -> thumb(slider, picture, problems);
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

    /// Its track goes on at both sides of it; it is seen by what stands out above and below.
    private static void thumb(Slider slider, WritableImage picture, List<String> problems) {
        Node thumb = slider.lookup(".thumb");
        if (thumb != null) {
            List<Double> sides = sides(thumb, picture);
            if (sides.size() == ALL_SIDES && (sides.get(2) < LEAST || sides.get(3) < LEAST)) {
                problems.add("its thumb is not seen: " + Seen.describe(slider));
            }
        }
    }

    private static void arrow(Node box, WritableImage picture, List<String> problems) {
        Node arrow = box.lookup(".arrow");
        if (arrow != null && !isMarked(arrow.getParent(), picture)) {
            problems.add("its arrow is not seen: " + Seen.describe(box));
        }
    }

    private static void mark(Node control, String part, boolean chosen, WritableImage picture, List<String> problems) {
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
        Optional<Integer> fill =
                counted.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
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
        // Beside the edge of what scrolls lies its bar.
        Node viewport = node.getParent() == null ? null : Seen.above(node.getParent(), ScrollPane.class);
        boolean atBar = viewport != null && Seen.inScene(viewport).getMaxX() - shown.getMaxX() <= BAR;
        List<Double> sides = new ArrayList<>();
        if (shown.getWidth() < 2 * INSIDE || shown.getHeight() < 2 * INSIDE) {
            return sides;
        }
        double x = (shown.getMinX() + shown.getMaxX()) / 2;
        double y = (shown.getMinY() + shown.getMaxY()) / 2;
        if (isWhole(all.getMinX(), shown.getMinX())) {
            sides.add(side(node, picture, all.getMinX(), y, 1, 0));
        }
        if (!atBar && isWhole(all.getMaxX(), shown.getMaxX())) {
            sides.add(side(node, picture, all.getMaxX() - 1, y, -1, 0));
        }
        if (isWhole(all.getMinY(), shown.getMinY())) {
            sides.add(side(node, picture, x, all.getMinY(), 0, 1));
        }
        if (isWhole(all.getMaxY(), shown.getMaxY())) {
            sides.add(side(node, picture, x, all.getMaxY() - 1, 0, -1));
        }
        return sides;
    }

    private static boolean isWhole(double edge, double shownEdge) {
        return Math.abs(edge - shownEdge) < 0.5;
    }

    /// From outside over the edge inwards.
    private static double side(Node node, WritableImage picture, double x, double y, int stepX, int stepY) {
        int ground = ground(picture, x, y, stepX, stepY);
        double best = 1;
        for (int step = -1; step <= INSIDE; step++) {
            best = Math.max(best, Ratio.of(ground, pixel(picture, x + step * stepX, y + step * stepY)));
        }
        boolean spread = best < LEAST && best >= SPREAD;
        return spread && node instanceof Region region ? Math.max(best, specified(region, ground)) : best;
    }

    /// What most of the points beside it are: one may be a line of something else.
    private static int ground(WritableImage picture, double x, double y, int stepX, int stepY) {
        Map<Integer, Integer> counted = new HashMap<>();
        for (int away = NEAREST; away <= OUTSIDE; away++) {
            counted.merge(pixel(picture, x - away * stepX, y - away * stepY), 1, Integer::sum);
        }
        return counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /// The contrast of the outermost colour that is specified.
    private static double specified(Region region, int ground) {
        Optional<Color> outer = region.getBorder() != null
                        && !region.getBorder().getStrokes().isEmpty()
                ? Optional.ofNullable(region.getBorder().getStrokes().getFirst().getTopStroke())
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast)
                : Optional.ofNullable(region.getBackground())
                        .flatMap(background -> background.getFills().stream().findFirst())
                        .map(BackgroundFill::getFill)
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast);
        return outer.filter(Color::isOpaque)
                .map(color -> Ratio.of(
                        ground,
                        (int) Math.round(color.getRed() * 255) << 16
                                | (int) Math.round(color.getGreen() * 255) << 8
                                | (int) Math.round(color.getBlue() * 255)))
                .orElse(1.0);
    }

    private static int pixel(WritableImage picture, double x, double y) {
        return picture.getPixelReader().getArgb((int) Math.clamp(Math.round(x), 0, (long) picture.getWidth() - 1), (int)
                Math.clamp(Math.round(y), 0, (long) picture.getHeight() - 1));
    }
}
