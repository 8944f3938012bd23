package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameBuilder;
import dev.pgtrace.analysis.flame.FlameBuilder.Siblings;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One line of pixels of each row, a letter for each colour.
final class FlamePainterTest {
    private static final FlamePalette PALETTE = FlamePalette.on(Color.BLACK);
    private static final int WIDTH = 40;

    private final FlameLayout layout = FlameLayout.of(graph(), FlameOrder.FILE);

    @Test
    void drawsRowsDownWithGapsBetweenFrames() {
        assertThat(art(FlameDirection.ICICLE, new SpanWindow(0, 100, WIDTH), null))
                .isEqualTo("""
                TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT.
                SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS.SSSSSSS.
                CCCCCCCCCCCCCCC.CCC.....................
                1111111.333.............................
                """);
    }

    @Test
    void drawsRowsUpFromTheBottom() {
        assertThat(art(FlameDirection.FLAME, new SpanWindow(0, 100, WIDTH), null))
                .isEqualTo("""
                1111111.333.............................
                CCCCCCCCCCCCCCC.CCC.....................
                SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS.SSSSSSS.
                TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT.
                """);
    }

    @Test
    void drawsFramesThatReachBeyondTheWindowToItsBorders() {
        assertThat(art(FlameDirection.ICICLE, new SpanWindow(10, 30, WIDTH), null))
                .isEqualTo("""
                TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT.
                SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS.
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC.
                1111111111111111111.3333333333333333333.
                """);
    }

    @Test
    void dimsWhatASearchDidNotFindAndFramesWhatItFound() {
        FlameSearch search = FlameSearch.of(layout.graph(), "exec");

        assertThat(art(FlameDirection.ICICLE, new SpanWindow(0, 100, WIDTH), search))
                .isEqualTo("""
                ttttttttttttttttttttttttttttttttttttttt.
                sssssssssssssssssssssssssssssss.sssssss.
                |CCCCCCCCCCCCC|.ccc.....................
                ???????.???.............................
                """);
    }

    @Test
    void marksPixelsWithManyFramesDimly() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        for (int i = 0; i < 400; i++) {
            builder.frame(0, builder.name("select 1"), FlameKind.STATEMENT, 1, 0);
        }
        FlameLayout many = FlameLayout.of(builder.build(), FlameOrder.FILE);

        String[] rows = art(many, FlameDirection.ICICLE, new SpanWindow(0, 400, WIDTH), null)
                .split("\n");
        assertThat(rows[1]).isEqualTo("d".repeat(WIDTH));
    }

    private String art(FlameDirection direction, SpanWindow window, @Nullable FlameSearch search) {
        return art(layout, direction, window, search);
    }

    private static String art(
            FlameLayout shown, FlameDirection direction, SpanWindow window, @Nullable FlameSearch search) {
        int height = shown.rowCount() * 21;
        Raster raster = new Raster(new int[WIDTH * height], WIDTH, height, WIDTH);
        FlameRows rows = new FlameRows(direction, 1, height, 0);
        GlyphAtlas atlas = new GlyphAtlas(WIDTH, 12); // characters too wide for any frame
        new FlamePainter(shown, PALETTE, atlas, search).paint(raster, window, rows);
        Map<Integer, Character> letters = letters();
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < shown.rowCount(); row++) {
            for (int x = 0; x < WIDTH; x++) {
                out.append(letters.getOrDefault(raster.get(x, row * 21 + 7), '?'));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        letters.put(PALETTE.ground(), '.');
        letters.put(PALETTE.match(), '|');
        letters.put(PALETTE.part(Component.TIER3.ordinal()), '3');
        letters.put(PALETTE.part(Component.CPU.ordinal()), '1');
        Map<FlameKind, Character> kinds = Map.of(FlameKind.TRACE, 'T', FlameKind.STATEMENT, 'S', FlameKind.CALL, 'C');
        kinds.forEach((kind, letter) -> {
            for (int hash = 0; hash < 12; hash++) {
                int color = PALETTE.frame(kind, hash);
                letters.put(color, letter);
                letters.put(PALETTE.dimmed(color), Character.toLowerCase(letter));
                letters.put(PALETTE.dense(color), 'd');
            }
        });
        return letters;
    }

    private static FlameGraph graph() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        int statement = builder.frame(0, builder.name("select 1"), FlameKind.STATEMENT, 80, 0);
        builder.frame(0, builder.name("select 2"), FlameKind.STATEMENT, 20, 1);
        int call = builder.frame(statement, builder.name("EXEC"), FlameKind.CALL, 40, 0);
        builder.frame(statement, builder.name("PARSE"), FlameKind.CALL, 12, 0);
        builder.part(call, Component.CPU, Provenance.MEASURED, 20);
        builder.part(call, Component.TIER3, Provenance.MEASURED, 10);
        return builder.build();
    }
}
