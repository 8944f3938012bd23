package dev.pgtrace.ui.kit.raster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The characters of one font at one size, rendered once. A character that is asked for the first time is blank and
/// noted, to be rendered before the next drawing. Knows no toolkit.
public final class GlyphAtlas {
    /// Pixels left and right of a glyph's cell into which it may reach.
    public static final int MARGIN = 1;

    /// More different characters than these are shown as blanks: a trace of random bytes must not fill the memory.
    private static final int MOST = 4096;

    private final int height;
    private final Glyph blank;
    private final @Nullable Glyph[] ascii = new @Nullable Glyph[128];
    private final Map<Integer, Glyph> others = new HashMap<>();
    private final Set<Integer> missing = new LinkedHashSet<>();

    /// @param advance of a blank
    /// @param height  of every cell
    public GlyphAtlas(int advance, int height) {
        this.height = height;
        int width = advance + 2 * MARGIN;
        this.blank = new Glyph(new byte[width * height], width, height, advance);
        put(' ', blank);
    }

    public int height() {
        return height;
    }

    /// Width of most characters.
    public int advance() {
        return blank.advance();
    }

    public Glyph glyph(int code) {
        Glyph known = code < ascii.length ? ascii[code] : others.get(code);
        if (known != null) {
            return known;
        }
        if (Character.isISOControl(code)) {
            return blank;
        }
        if (others.size() + missing.size() < MOST) {
            missing.add(code);
        }
        return blank;
    }

    public void put(int code, Glyph glyph) {
        if (code < ascii.length) {
            ascii[code] = glyph;
        } else {
            others.put(code, glyph);
        }
        missing.remove(code);
    }

    /// Characters asked for and not there; each is returned once.
    public int[] takeMissing() {
        int[] codes = missing.stream().mapToInt(Integer::intValue).toArray();
        missing.clear();
        Arrays.stream(codes).forEach(code -> put(code, blank));
        return codes;
    }

    /// How much of a text fits: the index after the last character whose cell ends within the width.
    public int fit(String text, int width) {
        int left = width;
        int at = 0;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            left -= glyph(code).advance();
            if (left < 0) {
                return at;
            }
            at += Character.charCount(code);
        }
        return at;
    }
}
