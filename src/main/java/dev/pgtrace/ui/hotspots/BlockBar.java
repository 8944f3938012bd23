package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Segments;
import dev.pgtrace.ui.kit.control.TierPart;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/// Blocks by tier as a bar whose length is the share of the hottest relation's blocks.
final class BlockBar extends Region {
    private static final double HEIGHT = 12;

    private Tiers tiers = Tiers.NONE;
    private long longest = 1;

    BlockBar() {
        setMinSize(0, HEIGHT);
        setMaxHeight(HEIGHT);
        Tips.install(this, this::tip);
    }

    /// @param longest blocks that the whole width stands for
    void show(Tiers shown, long longest) {
        this.tiers = shown;
        this.longest = Math.max(1, longest);
        setAccessibleText(tip());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int width = (int) Math.floor(getWidth());
        List<TierPart> parts = TierPart.of(tiers);
        int[] ends = Segments.ends(parts.stream().mapToLong(TierPart::blocks).toArray(), longest, width);
        List<BackgroundFill> fills = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > start) {
                fills.add(new BackgroundFill(
                        paint(parts.get(i)), CornerRadii.EMPTY, new Insets(0, getWidth() - ends[i], 0, start)));
                start = ends[i];
            }
        }
        if (fills.isEmpty() && tiers.blocks() > 0 && width > 0) { // something is not nothing
            fills.add(new BackgroundFill(
                    paint(Collections.max(parts, Comparator.comparingLong(TierPart::blocks))),
                    CornerRadii.EMPTY,
                    new Insets(0, getWidth() - 1, 0, 0)));
        }
        setBackground(new Background(fills, List.of()));
    }

    private static Paint paint(TierPart part) {
        return ComponentColors.paint(part.component(), part.provenance());
    }

    private String tip() {
        StringBuilder out = new StringBuilder(Messages.get("tiers.blocks", Counts.grouped(tiers.blocks())));
        for (TierPart part : TierPart.of(tiers)) {
            if (part.blocks() > 0) {
                out.append('\n')
                        .append(Messages.get(
                                "tiers.line",
                                ComponentTexts.name(part.component()),
                                Counts.grouped(part.blocks()),
                                Percent.of(part.blocks(), tiers.blocks())));
            }
        }
        return out.toString();
    }
}
