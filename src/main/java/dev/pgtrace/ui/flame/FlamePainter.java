package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.span.SpanCull;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.raster.Argb;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Draws a flamegraph into pixels. A row is one line of pixels that is copied down; what differs inside a row,
/// corners, hatches, borders and text, comes on top and only for boxes wide enough. Knows no toolkit.
final class FlamePainter implements SpanCull.Boxes {
    private static final int NARROWEST_WITH_CORNERS = 5;
    private static final int HATCH_OPACITY = 64;
    private static final int CORNER_OPACITY = 110;

    private final FlameLayout layout;
    private final FlameGraph graph;
    private final FlamePalette palette;
    private final GlyphAtlas atlas;
    private final @Nullable FlameSearch search;
    /// Filled as names are met; 0 for not yet.
    private final int[] shadeOfName;
    private int[] line = new int[0];
    private int[] boxes = new int[3 * 64];
    private int boxCount;

    FlamePainter(FlameLayout layout, FlamePalette palette, GlyphAtlas atlas, @Nullable FlameSearch search) {
        this.layout = layout;
        this.graph = layout.graph();
        this.palette = palette;
        this.atlas = atlas;
        this.search = search;
        this.shadeOfName = new int[graph.nameCount()];
    }

    /// Draws everything anew.
    void paint(Raster raster, SpanWindow window, FlameRows rows) {
        int width = raster.width();
        if (line.length < width) {
            line = new int[width];
        }
        raster.clear(0, raster.height(), palette.ground());
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            int top = rows.top(depth);
            int bottom = top + rows.boxHeight();
            if (bottom > 0 && top < raster.height()) {
                Arrays.fill(line, 0, width, palette.ground());
                boxCount = 0;
                SpanCull.row(layout.row(depth), window, this);
                raster.lines(line, top, bottom);
                decorate(raster, top, bottom, rows.scale());
            }
        }
    }

    @Override
    public void box(int frame, int x0, int x1) {
        int until = x1 - x0 >= 3 ? x1 - 1 : x1;
        Arrays.fill(line, x0, until, color(frame));
        if (x1 - x0 >= NARROWEST_WITH_CORNERS) {
            if (boxCount * 3 == boxes.length) {
                boxes = Arrays.copyOf(boxes, boxes.length * 2);
            }
            boxes[boxCount * 3] = frame;
            boxes[boxCount * 3 + 1] = x0;
            boxes[boxCount * 3 + 2] = until;
            boxCount++;
        }
    }

    @Override
    public void tiny(int frame, int x) {
        line[x] = palette.dense(color(frame));
    }

    private int color(int frame) {
        FlameKind kind = graph.kind(frame);
        int color = kind == FlameKind.COMPONENT
                ? palette.part((int) graph.reference(frame))
                : palette.frame(kind, shade(graph.nameId(frame)));
        return search == null || search.matches(frame) ? color : palette.dimmed(color);
    }

    /// A number that is the same for the same name, in every trace.
    private int shade(int name) {
        int known = shadeOfName[name];
        if (known == 0) {
            known = (graph.nameOf(name).hashCode() * 0x9E3779B1) >>> 8 | 1 << 30;
            shadeOfName[name] = known;
        }
        return known;
    }

    private void decorate(Raster raster, int top, int bottom, double scale) {
        for (int i = 0; i < boxCount; i++) {
            int frame = boxes[i * 3];
            int x0 = boxes[i * 3 + 1];
            int x1 = boxes[i * 3 + 2];
            boolean found = search == null || search.matches(frame);
            if (isHatched(frame)) {
                int period = (int) Math.round(8 * scale);
                raster.hatch(
                        x0,
                        top,
                        x1,
                        bottom,
                        period,
                        palette.hatch(graph.component(frame)),
                        found ? HATCH_OPACITY : HATCH_OPACITY / 4);
            }
            int border = (int) Math.max(1, Math.round(scale));
            if (search != null && found) {
                raster.outline(x0, top, x1, bottom, border, palette.match());
            }
            corners(raster, x0, top, x1 - 1, bottom - 1);
            label(raster, frame, x0, x1, top, bottom, scale);
        }
    }

    private boolean isHatched(int frame) {
        return graph.kind(frame) == FlameKind.COMPONENT
                && (graph.provenance(frame) == Provenance.ESTIMATED || graph.component(frame) == Component.UNACCOUNTED);
    }

    private void corners(Raster raster, int left, int top, int right, int bottom) {
        corner(raster, left, top);
        corner(raster, right, top);
        corner(raster, left, bottom);
        corner(raster, right, bottom);
    }

    private void corner(Raster raster, int x, int y) {
        if (x >= 0 && x < raster.width() && y >= 0 && y < raster.height()) {
            raster.point(x, y, Argb.mix(palette.ground(), raster.get(x, y), CORNER_OPACITY));
        }
    }

    private void label(Raster raster, int frame, int x0, int x1, int top, int bottom, double scale) {
        int indent = (int) Math.round(5 * scale);
        int room = x1 - x0 - indent - (int) Math.round(2 * scale);
        if (room < 2 * atlas.advance()) {
            return;
        }
        String text = FlameTexts.label(graph, frame);
        int end = atlas.fit(text, room);
        if (end < text.length()) {
            text = FlameTexts.brief(graph, frame);
            end = atlas.fit(text, room);
        }
        int y = top + Math.floorDiv(bottom - top - atlas.height(), 2);
        int ink = ink(frame);
        int x = x0 + indent;
        if (end == text.length()) {
            raster.text(atlas, text, x, y, x1, ink);
        } else if (room >= 4 * atlas.advance() && graph.kind(frame) != FlameKind.COMPONENT) {
            int cut = atlas.fit(text, room - atlas.glyph('…').advance());
            raster.text(atlas, text.substring(0, cut).stripTrailing() + '…', x, y, x1, ink);
        }
    }

    private int ink(int frame) {
        if (search != null && !search.matches(frame)) {
            return palette.dimmedInk();
        }
        return graph.kind(frame) == FlameKind.COMPONENT ? palette.partInk((int) graph.reference(frame)) : palette.ink();
    }
}
