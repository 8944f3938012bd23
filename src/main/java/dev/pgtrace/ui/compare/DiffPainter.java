package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.span.SpanCull;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;

/// Draws a flamegraph in the colours of change into pixels. Knows no toolkit.
final class DiffPainter {
    private static final int NARROWEST_WITH_TEXT = 12;

    private final FlameDiff diff;
    private final FlameLayout layout;
    private final DiffPalette palette;
    private final GlyphAtlas letters;

    DiffPainter(FlameDiff diff, FlameLayout layout, DiffPalette palette, GlyphAtlas letters) {
        this.diff = diff;
        this.layout = layout;
        this.palette = palette;
        this.letters = letters;
    }

    /// @param pitch  pixels from a row to the next
    /// @param scroll pixels by which the first row is out of sight
    void paint(Raster raster, SpanWindow window, int pitch, int scroll) {
        raster.clear(0, raster.height(), palette.ground());
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            int top = depth * pitch - scroll;
            int bottom = top + pitch - 1;
            if (bottom > 0 && top < raster.height()) {
                SpanCull.row(layout.row(depth), window, new Row(raster, top, bottom));
            }
        }
    }

    private final class Row implements SpanCull.Boxes {
        private final Raster raster;
        private final int top;
        private final int bottom;

        Row(Raster raster, int top, int bottom) {
            this.raster = raster;
            this.top = top;
            this.bottom = bottom;
        }

        @Override
        public void box(int frame, int x0, int x1) {
            int until = x1 - x0 >= 3 ? x1 - 1 : x1;
            int fill = palette.fill(diff.change(frame));
            raster.fill(x0, top, until, bottom, fill);
            int room = until - x0 - 7;
            if (room >= NARROWEST_WITH_TEXT) {
                String label = DiffTexts.label(diff, layout.graph(), frame);
                int end = letters.fit(label, room);
                String shown = end == label.length()
                        ? label
                        : label.substring(
                                                0,
                                                letters.fit(
                                                        label,
                                                        room
                                                                - letters.glyph('…')
                                                                        .advance()))
                                        .stripTrailing()
                                + '…';
                if (shown.length() > 2) {
                    int y = top + Math.floorDiv(bottom - top - letters.height(), 2);
                    raster.text(letters, shown, x0 + 5, y, until, palette.ink(fill));
                }
            }
        }

        @Override
        public void tiny(int frame, int x) {
            raster.fill(x, top, x + 1, bottom, palette.fill(diff.change(frame)));
        }
    }
}
