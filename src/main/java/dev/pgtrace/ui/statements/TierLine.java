package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import java.util.Optional;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The blocks of one tier beside the ring.
final class TierLine extends Label {
    private final Swatch swatch = new Swatch(Component.TIER1, Provenance.MEASURED);
    private String tip = "";
    private BlockTiers.@Nullable Slice shown;

    TierLine(FactFigures figures) {
        setGraphic(swatch);
        getStyleClass().add("tier-line");
        setWrapText(true);
        Tips.install(this, () -> tip);
        Explain.on(this, () -> Optional.ofNullable(shown).flatMap(figures::tier));
    }

    /// @param sentence how the split is known
    void show(BlockTiers.Slice slice, String sentence) {
        shown = slice;
        swatch.show(slice.part().component(), slice.part().provenance());
        setText(slice.text());
        tip = Messages.get("statements.tiers.tip", Counts.grouped(slice.part().blocks()), sentence);
    }
}
