package dev.pgtrace.ui.kit.picture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;

/// SVG as it is written: elements, and what they refer to. Every text is escaped.
final class SvgDocument {
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();
    private final Map<Object, String> known = new HashMap<>();

    /// The whole picture.
    String text(double width, double height, Color ground) {
        String size = number(width) + "\" height=\"" + number(height);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + number(width) + " " + number(height) + "\" width=\"" + size + "\">\n<defs>" + definitions
                + "</defs>\n<rect width=\"" + size + "\" fill=\"" + hex(ground) + "\"/>\n" + body + "</svg>\n";
    }

    /// An element without content.
    ///
    /// @param attributes names and values in turn; empty values are left out
    void element(String name, String... attributes) {
        open(name, attributes);
        body.insert(body.length() - 2, '/');
    }

    void open(String name, String... attributes) {
        body.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                body.append(' ').append(attributes[i]).append("=\"");
                body.append(escape(attributes[i + 1])).append('"');
            }
        }
        body.append(">\n");
    }

    void close(String name) {
        body.append("</").append(name).append(">\n");
    }

    /// A text, which must stay as it is.
    void text(String text, String... attributes) {
        open("text", attributes);
        body.setLength(body.length() - 1);
        body.append(escape(text));
        close("text");
    }

    /// An element that others refer to by its id.
    ///
    /// @param key equal for equal ones
    String define(Object key, String markup) {
        return known.computeIfAbsent(key, k -> {
            String id = "d" + known.size();
            definitions.append(markup.replace("ID", id)).append('\n');
            return id;
        });
    }

    /// The value of `fill` or `stroke`.
    String paint(Paint paint) {
        return switch (paint) {
            case Color color -> hex(color);
            case ImagePattern pattern -> "url(#" + pattern(pattern) + ")";
            case LinearGradient gradient -> hex(gradient.getStops().getFirst().getColor());
            case RadialGradient gradient -> hex(gradient.getStops().getFirst().getColor());
            default -> "none";
        };
    }

    /// The value of `fill-opacity` or `stroke-opacity`, empty where it is whole.
    static String opacity(Paint paint) {
        return paint instanceof Color color && color.getOpacity() < 1 ? number(color.getOpacity()) : "";
    }

    /// Small pictures that fill areas are hatches: their pixels are boxes.
    private String pattern(ImagePattern pattern) {
        Image image = pattern.getImage();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        StringBuilder boxes = new StringBuilder("<pattern id=\"ID\" width=\"" + width + "\" height=\"" + height
                + "\" patternUnits=\"userSpaceOnUse\">");
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int from = 0; from < width; ) {
                Color color = pixels.getColor(from, y);
                int to = from + 1;
                while (to < width && pixels.getColor(to, y).equals(color)) {
                    to++;
                }
                String opacity = opacity(color);
                boxes.append("<rect x=\"").append(from).append("\" y=\"").append(y);
                boxes.append("\" width=\"").append(to - from).append("\" height=\"1\" fill=\"");
                boxes.append(hex(color)).append('"');
                boxes.append(opacity.isEmpty() ? "" : " fill-opacity=\"" + opacity + "\"")
                        .append("/>");
                from = to;
            }
        }
        return define(image, boxes.append("</pattern>").toString());
    }

    static String hex(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    static String hex(int argb) {
        return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
    }

    /// At most three decimals.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isOfXml(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isOfXml(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
    }
}
