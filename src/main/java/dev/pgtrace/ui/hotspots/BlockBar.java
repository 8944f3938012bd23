package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Segments;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;

/// Blocks by tier as a bar whose length is the share of the hottest relation's blocks.
final class BlockBar extends Region {
    private static final Component[] TIERS = {Component.TIER1, Component.TIER2, Component.TIER3, Component.READS_UNSPLIT
    };
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
        int[] ends = Segments.ends(amounts(), longest, width);
        List<BackgroundFill> fills = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > start) {
                fills.add(new BackgroundFill(
                        ComponentColors.fill(TIERS[i]),
                        CornerRadii.EMPTY,
                        new Insets(0, getWidth() - ends[i], 0, start)));
                start = ends[i];
            }
        }
        if (fills.isEmpty() && tiers.blocks() > 0 && width > 0) { // something is not nothing
            fills.add(new BackgroundFill(
                    ComponentColors.fill(largest()), CornerRadii.EMPTY, new Insets(0, getWidth() - 1, 0, 0)));
        }
        setBackground(new Background(fills, List.of()));
    }

    private Component largest() {
        long[] amounts = amounts();
        int at = 0;
        for (int i = 1; i < amounts.length; i++) {
            at = amounts[i] > amounts[at] ? i : at;
        }
        return TIERS[at];
    }

    private long[] amounts() {
        return new long[] {tiers.tier1Blocks(), tiers.tier2Blocks(), tiers.tier3Blocks(), tiers.unsplitBlocks()};
    }

    private String tip() {
        StringBuilder out = new StringBuilder(Messages.get("tiers.blocks", Counts.grouped(tiers.blocks())));
        long[] amounts = amounts();
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                out.append('\n')
                        .append(Messages.get(
                                "tiers.line",
                                ComponentTexts.name(TIERS[i]),
                                Counts.grouped(amounts[i]),
                                Percent.of(amounts[i], tiers.blocks())));
            }
        }
        return out.toString();
    }
}
