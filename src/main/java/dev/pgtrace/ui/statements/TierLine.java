package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.Tips;
import javafx.scene.control.Label;

/// The blocks of one tier beside the ring.
final class TierLine extends Label {
    private final Swatch swatch = new Swatch(Component.TIER1, Provenance.MEASURED);
    private String tip = "";

    TierLine() {
        setGraphic(swatch);
        getStyleClass().add("tier-line");
        setWrapText(true);
        Tips.install(this, () -> tip);
    }

    /// @param sentence how the split is known
    void show(BlockTiers.Slice slice, String sentence) {
        swatch.show(slice.part().component(), slice.part().provenance());
        setText(slice.text());
        tip = Messages.get("statements.tiers.tip", Counts.grouped(slice.part().blocks()), sentence);
    }
}
