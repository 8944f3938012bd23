package dev.pgtrace.ui.kit.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RasterTest {
    private static final int INK = 0xFFFFFFFF;

    private final int[] pixels = new int[12 * 8];
    private final Raster raster = new Raster(pixels, 10, 6, 12);

    @Test
    void cutsEverythingAtTheBorders() {
        raster.fill(-3, -3, 4, 2, INK);
        raster.fill(8, 4, 99, 99, INK);
        raster.point(-1, 0, INK);
        raster.point(10, 0, INK);

        assertThat(art()).isEqualTo("""
                ####......
                ####......
                ..........
                ..........
                ........##
                ........##
                """);
        assertThat(pixels[10]).as("beyond the width").isZero();
    }

    @Test
    void copiesALineDown() {
        raster.lines(new int[] {INK, 0, INK, 0, INK, 0, INK, 0, INK, 0, INK}, 4, 9);
        raster.clear(-2, 1, INK);

        assertThat(art()).isEqualTo("""
                ##########
                ..........
                ..........
                ..........
                #.#.#.#.#.
                #.#.#.#.#.
                """);
    }

    @Test
    void leavesWhatIsThereWhereALineSaysNothing() {
        raster.clear(0, 6, INK);
        raster.over(new int[] {1, 0, 1, 0, 0, 0, 1, 1, 1}, 4, 4, 9);

        assertThat(art()).isEqualTo("""
                ##########
                ##########
                ##########
                ##########
                ####?#?###
                ####?#?###
                """);
    }

    @Test
    void outlinesAndHatches() {
        raster.outline(0, 0, 5, 5, 1, INK);
        raster.hatch(6, 0, 14, 6, 4, INK, 255);

        assertThat(art()).isEqualTo("""
                #####...#.
                #...#..#..
                #...#.#...
                #...#....#
                #####...#.
                .......#..
                """);
    }

    @Test
    void drawsGlyphsThatEndBeforeTheLimit() {
        GlyphAtlas atlas = new GlyphAtlas(2, 2);
        atlas.put('A', new Glyph(mask(".##.", ".#.."), 4, 2, 2));
        raster.text(atlas, "A AAA", 1, 1, 9, INK);
        raster.text(atlas, "A", -1, 4, 9, INK);

        assertThat(art()).isEqualTo("""
                ..........
                .##..####.
                .#...#.#..
                ..........
                #.........
                ..........
                """);
    }

    @Test
    void notesUnknownCharactersOnceAndShowsThemBlank() {
        GlyphAtlas atlas = new GlyphAtlas(2, 2);

        assertThat(atlas.glyph('ß').advance()).isEqualTo(2);
        assertThat(atlas.fit("ß\nxß", 6)).isEqualTo(3);
        assertThat(atlas.takeMissing()).containsExactly('ß', 'x');
        assertThat(atlas.takeMissing()).isEmpty();
    }

    @Test
    void mixesColours() {
        assertThat(Argb.mix(0xFF000000, 0xFF80FF40, 255)).isEqualTo(0xFF80FF40);
        assertThat(Argb.mix(0xFF102030, 0xFF80FF40, 0)).isEqualTo(0xFF102030);
        assertThat(Argb.mix(0xFF000000, 0xFFFFFFFF, 128)).isEqualTo(0xFF808080);
    }

    private String art() {
        Map<Integer, Character> letters = new HashMap<>(Map.of(0, '.', INK, '#'));
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                out.append(letters.getOrDefault(raster.get(x, y), '?'));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static byte[] mask(String... lines) {
        String all = String.join("", lines);
        byte[] mask = new byte[all.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (all.charAt(i) == '#' ? 255 : 0);
        }
        return mask;
    }
}
