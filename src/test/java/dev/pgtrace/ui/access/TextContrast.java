package dev.pgtrace.ui.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Texts that are hard to tell from what they really lie on, which a picture of the scene without its texts says: 4.5
/// to 1 is asked for, 3 to 1 for large letters and
/// for signs, and by [ControlContrast] for controls. What cannot be used now is let off, as WCAG does.
public final class TextContrast {
    private static final double LEAST = 4.5;
    private static final double LEAST_LARGE = 3;
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;
    /// A colour that fills less of the place of a text is a line or a corner.
    private static final double SHARE = 0.08;

    private TextContrast() {}

    /// On the window's thread.
    public static List<String> problems(Scene scene, Node root) {
        List<Text> texts = new ArrayList<>();
        for (Node node : Seen.nodes(root)) {
            if (node instanceof Text text
                    && !text.getText().isBlank()
                    && !text.isDisabled()
                    && Seen.opacity(text) > 0) {
                texts.add(text);
            }
        }
        Map<Text, Double> opacities = new HashMap<>();
        Map<Text, Double> own = new HashMap<>();
        for (Text text : texts) {
            opacities.put(text, Seen.opacity(text));
            own.put(text, text.getOpacity());
        }
        texts.forEach(text -> text.setOpacity(0));
        WritableImage ground = scene.snapshot(null);
        texts.forEach(text -> text.setOpacity(own.get(text)));
        List<String> problems = new ArrayList<>();
        for (Text text : texts) {
            check(text, opacities.get(text), ground, problems);
        }
        problems.addAll(ControlContrast.problems(root, ground)); // the picture is dear, and the same
        return problems;
    }

    private static void check(Text text, double opacity, WritableImage ground, List<String> problems) {
        Bounds place = Seen.shown(text);
        int width = (int) Math.min(place.getWidth(), ground.getWidth() - place.getMinX());
        int height = (int) Math.min(place.getHeight(), ground.getHeight() - place.getMinY());
        if (width < 2 || height < 2 || !(text.getFill() instanceof Color ink)) {
            return;
        }
        int[] pixels = new int[width * height];
        ground.getPixelReader()
                .getPixels(
                        (int) place.getMinX(),
                        (int) place.getMinY(),
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        width);
        Map<Integer, Integer> counted = new HashMap<>();
        for (int pixel : pixels) {
            counted.merge(pixel, 1, Integer::sum);
        }
        double least = text instanceof FontIcon || isLarge(text) ? LEAST_LARGE : LEAST;
        for (Map.Entry<Integer, Integer> one : counted.entrySet()) {
            if (one.getValue() < SHARE * pixels.length) {
                continue;
            }
            int over = over(one.getKey(), ink, opacity);
            double ratio = Ratio.of(over, one.getKey());
            if (ratio < least) {
                problems.add(String.format(
                        Locale.ROOT,
                        "contrast %.2f, not %.1f, #%06x on #%06x: “%s” %s",
                        ratio,
                        least,
                        over & 0xFFFFFF,
                        one.getKey() & 0xFFFFFF,
                        text.getText(),
                        Seen.describe(text)));
                return;
            }
        }
    }

    private static boolean isLarge(Text text) {
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        return text.getFont().getSize() >= (bold ? LARGE_BOLD : LARGE);
    }

    private static int over(int ground, Color ink, double opacity) {
        double share = ink.getOpacity() * opacity;
        return channel(ground >> 16, ink.getRed(), share) << 16
                | channel(ground >> 8, ink.getGreen(), share) << 8
                | channel(ground, ink.getBlue(), share)
                | 0xFF000000;
    }

    private static int channel(int ground, double ink, double share) {
        return (int) Math.round((ground & 0xFF) * (1 - share) + 255 * ink * share);
    }
}
