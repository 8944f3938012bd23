package dev.pgtrace.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.span.SpanRow;
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
import java.util.Random;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Narrow bars go over a line of their own; the twin here draws every bar by itself in the order of time.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void drawsNarrowBarsAsIfOneByOne(long seed) {
        Random random = new Random(seed);
        TimelineBuilder builder = lanes(1);
        int start = 0;
        while (start < 900) {
            start += random.nextInt(4);
            int end = start + 1 + (int) Math.pow(6, 2 * random.nextDouble());
            bar(builder, 0, 0, start, end, random.nextBoolean() ? Component.CPU : Component.TIER3);
            start = end;
        }
        Timeline timeline = builder.build();
        SpanWindow window = new SpanWindow(random.nextInt(100), 400 + random.nextInt(400), WIDTH);

        assertThat(art(timeline, window, -1).lines().findFirst())
                .hasValue(oneByOne(timeline.lanes().getFirst().levels().getFirst(), timeline, window));
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

    private static String oneByOne(SpanRow row, Timeline timeline, SpanWindow window) {
        char[] line = ".".repeat(WIDTH).toCharArray();
        Map<Component, Character> dense = Map.of(Component.CPU, 'd', Component.TIER3, 't');
        Map<Component, Character> fills = Map.of(Component.CPU, 'C', Component.TIER3, '3');
        int marked = -1;
        for (int i = 0; i < row.size(); i++) {
            double left = (row.start(i) - window.from()) * window.scale();
            double right = (row.end(i) - window.from()) * window.scale();
            int x0 = Math.max(0, (int) Math.floor(left));
            int x1 = Math.min(WIDTH, (int) Math.floor(right));
            Component component = timeline.component(row.item(i));
            if (right - left >= 1) {
                for (int x = x0; x < (x1 - x0 >= 3 ? x1 - 1 : x1); x++) {
                    line[x] = fills.get(component);
                }
            } else if (right > 0 && x0 < WIDTH && x0 > marked) {
                line[x0] = dense.get(component);
                marked = x0;
            }
        }
        return new String(line);
    }

    private static Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        letters.put(PALETTE.ground(), '.');
        letters.put(PALETTE.grid(), '.');
        letters.put(PALETTE.idle(), 'i');
        letters.put(PALETTE.selection(), '|');
        letters.put(PALETTE.fill(Component.CPU), 'C');
        letters.put(PALETTE.dense(Component.CPU), 'd');
        letters.put(PALETTE.fill(Component.TIER3), '3');
        letters.put(PALETTE.dense(Component.TIER3), 't');
        letters.put(PALETTE.fill(Component.LOCK_WAITS), 'L');
        return letters;
    }
}
