package dev.pgtrace.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineBuilder;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// One line of pixels through the bars of each lane and one through what is nested in them, a letter for each colour.
final class TimelinePainterTest {
    private static final TimelinePalette PALETTE = TimelinePalette.on(Color.BLACK);
    private static final int GUTTER = 116;
    private static final int WIDTH = 40;

    @Test
    void drawsBarsInTheColourOfTheirComponent() {
        TimelineBuilder builder = lanes(2);
        bar(builder, 0, 0, 0, 50, Component.CPU);
        bar(builder, 0, 0, 50, 100, Component.TIER3);
        bar(builder, 1, 0, 25, 75, Component.LOCK_WAITS);

        assertThat(art(builder.build(), new SpanWindow(0, 100, WIDTH), -1)).isEqualTo("""
                CCCCCCCCCCCCCCCCCCC.3333333333333333333.
                CCCCCCCCCCCCCCCCCCC.3333333333333333333.
                ..........LLLLLLLLLLLLLLLLLLL...........
                ..........LLLLLLLLLLLLLLLLLLL...........
                """);
    }

    @Test
    void drawsNestedBarsAtTheFootOfTheirParent() {
        TimelineBuilder builder = lanes(1);
        bar(builder, 0, 0, 0, 100, Component.CPU);
        bar(builder, 0, 1, 50, 75, Component.TIER3);

        assertThat(art(builder.build(), new SpanWindow(0, 100, WIDTH), -1)).isEqualTo("""
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC.
                CCCCCCCCCCCCCCCCCCCC333333333CCCCCCCCCC.
                """);
    }

    @Test
    void drawsWaitsForLocksOverTheBarThatWaits() {
        TimelineBuilder builder = lanes(1);
        bar(builder, 0, 0, 0, 100, Component.CPU);
        builder.lockWait(new LockWait(0, -1, 4493, 25, 50, 0, Provenance.MEASURED));

        assertThat(art(builder.build(), new SpanWindow(0, 100, WIDTH), -1)
                        .lines()
                        .findFirst())
                .hasValue("CCCCCCCCCCLLLLLLLLLLCCCCCCCCCCCCCCCCCCC.");
    }

    @Test
    void drawsOpenTransactions() {
        TimelineBuilder builder = lanes(1);
        bar(builder, 0, 0, 0, 25, Component.CPU);
        builder.idle(0, 25, 100);

        assertThat(art(builder.build(), new SpanWindow(0, 100, WIDTH), -1)
                        .lines()
                        .findFirst())
                .hasValue("CCCCCCCCC.iiiiiiiiiiiiiiiiiiiiiiiiiiiiii");
    }

    @Test
    void marksTheSelectedExecution() {
        TimelineBuilder builder = lanes(1);
        bar(builder, 0, 0, 25, 75, Component.CPU);

        assertThat(art(builder.build(), new SpanWindow(0, 100, WIDTH), 0)
                        .lines()
                        .findFirst())
                .hasValue("..........||CCCCCCCCCCCCCCC||...........");
    }

    @Test
    void mergesBarsNarrowerThanAPixel() {
        TimelineBuilder builder = lanes(1);
        for (int i = 0; i < 400; i++) {
            bar(builder, 0, 0, i, i + 1, Component.CPU);
        }

        assertThat(art(builder.build(), new SpanWindow(0, 400, WIDTH), -1)
                        .lines()
                        .findFirst())
                .hasValue("d".repeat(WIDTH));
    }

    @Test
    void drawsWhereAGrowingTraceHasGotTo() {
        TimelineBuilder builder = lanes(1);
        bar(builder, 0, 0, 0, 50, Component.CPU);
        Timeline timeline = builder.build();
        Raster raster = new Raster(new int[(GUTTER + WIDTH) * 66], GUTTER + WIDTH, 66, GUTTER + WIDTH);
        TimelinePainter painter = painter(timeline);
        painter.setGrowing(true);
        painter.paint(raster, new SpanWindow(0, 100, WIDTH), new TimelineRows(1, 66, 0));

        assertThat(raster.get(GUTTER + 20, 60)).isEqualTo(PALETTE.now());
        assertThat(raster.get(GUTTER + 21, 60)).isEqualTo(PALETTE.now());
        assertThat(raster.get(GUTTER + 22, 60)).isNotEqualTo(PALETTE.now());
    }

    private static TimelineBuilder lanes(int count) {
        TimelineBuilder builder = new TimelineBuilder(-1, 1000);
        for (int lane = 0; lane < count; lane++) {
            builder.lane(4471 + lane, "webapp", "");
        }
        return builder;
    }

    private static void bar(TimelineBuilder builder, int lane, int level, long start, long end, Component component) {
        builder.bar(lane, level, start, end, (int) start, CallKind.EXEC, component, Provenance.MEASURED);
    }

    private static TimelinePainter painter(Timeline timeline) {
        GlyphAtlas atlas = new GlyphAtlas(WIDTH, 12); // characters too wide for any bar
        return new TimelinePainter(timeline, PALETTE, atlas, bar -> "select 1");
    }

    private static String art(Timeline timeline, SpanWindow window, int selected) {
        int height = 28 + 38 * timeline.lanes().size();
        int width = GUTTER + WIDTH;
        Raster raster = new Raster(new int[width * height], width, height, width);
        TimelineRows rows = new TimelineRows(1, height, 0);
        TimelinePainter painter = painter(timeline);
        painter.select(selected < 0 ? -1 : timeline.execution(selected));
        painter.paint(raster, window, rows);
        StringBuilder out = new StringBuilder();
        Map<Integer, Character> letters = letters();
        for (int lane = 0; lane < timeline.lanes().size(); lane++) {
            for (int y : new int[] {rows.top(lane, 0) + 8, rows.top(lane, 1) + 2}) {
                for (int x = GUTTER; x < width; x++) {
                    out.append(letters.getOrDefault(raster.get(x, y), '?'));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        letters.put(PALETTE.ground(), '.');
        letters.put(PALETTE.grid(), '.');
        letters.put(PALETTE.idle(), 'i');
        letters.put(PALETTE.selection(), '|');
        letters.put(PALETTE.fill(Component.CPU), 'C');
        letters.put(PALETTE.dense(PALETTE.fill(Component.CPU)), 'd');
        letters.put(PALETTE.fill(Component.TIER3), '3');
        letters.put(PALETTE.fill(Component.LOCK_WAITS), 'L');
        return letters;
    }
}
