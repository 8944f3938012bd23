package dev.pgtrace.ui.kit.raster;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/// Makes glyphs of a font at the scale of a screen, by drawing each once with the toolkit. Window's thread only.
public final class GlyphRenderer {
    private static final String FIRST = printable() + "…—›·≥≤×µ";

    private final Font font;
    private final double scale;
    private final int advance;
    private final int height;
    private final double ascent;

    /// @param scale device pixels a unit of the scene
    public GlyphRenderer(Font font, double scale) {
        this.font = font;
        this.scale = scale;
        Text probe = text("M");
        this.advance = Math.max(1, (int) Math.round(probe.getLayoutBounds().getWidth() * scale));
        this.height = Math.max(1, (int) Math.ceil(probe.getLayoutBounds().getHeight() * scale));
        this.ascent = probe.getBaselineOffset();
    }

    /// An atlas with the characters that every picture needs.
    public GlyphAtlas atlas() {
        GlyphAtlas atlas = empty();
        render(first(), atlas);
        return atlas;
    }

    /// An atlas without characters.
    GlyphAtlas empty() {
        return new GlyphAtlas(advance, height);
    }

    /// The characters that every picture needs.
    static int[] first() {
        return FIRST.codePoints().toArray();
    }

    /// Renders characters side by side in one picture and cuts it.
    public void render(int[] codes, GlyphAtlas atlas) {
        if (codes.length == 0) {
            return;
        }
        Group group = new Group();
        int[] advances = new int[codes.length];
        int[] starts = new int[codes.length];
        int x = 0;
        for (int i = 0; i < codes.length; i++) {
            Text text = text(Character.toString(codes[i]));
            advances[i] = Math.max(0, (int) Math.round(text.getLayoutBounds().getWidth() * scale));
            starts[i] = x;
            text.setX((x + GlyphAtlas.MARGIN) / scale);
            text.setY(Math.round(ascent * scale) / scale);
            group.getChildren().add(text);
            x += advances[i] + 2 * GlyphAtlas.MARGIN;
        }
        byte[] alpha = alpha(group, x);
        for (int i = 0; i < codes.length; i++) {
            int width = advances[i] + 2 * GlyphAtlas.MARGIN;
            byte[] mask = new byte[width * height];
            for (int row = 0; row < height; row++) {
                System.arraycopy(alpha, row * x + starts[i], mask, row * width, width);
            }
            atlas.put(codes[i], new Glyph(mask, width, height, advances[i]));
        }
    }

    private byte[] alpha(Group group, int width) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setViewport(new javafx.geometry.Rectangle2D(0, 0, width, height));
        WritableImage image = group.snapshot(parameters, new WritableImage(width, height));
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        byte[] alpha = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            alpha[i] = (byte) (pixels[i] >>> 24);
        }
        return alpha;
    }

    private Text text(String characters) {
        Text text = new Text(characters);
        text.setFont(font);
        text.setFill(Color.WHITE);
        text.setTextOrigin(VPos.BASELINE);
        text.setFontSmoothingType(FontSmoothingType.GRAY);
        return text;
    }

    private static String printable() {
        StringBuilder out = new StringBuilder();
        for (char code = '!'; code < 127; code++) {
            out.append(code);
        }
        return out.toString();
    }
}
