package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.raster.PictureTip;
import javafx.scene.control.Label;

/// What the frame under the pointer is.
final class FlameTip extends PictureTip {
    FlameTip() {
        super("flame-tip");
    }

    void show(FlameGraph graph, FlameHover hover) {
        int frame = hover.frame();
        begin(FlameTexts.shortened(FlameTexts.name(graph, frame), 300), FlameTexts.path(graph, frame));
        row(
                FlameTexts.weightName(graph.weightKind()),
                FlameTexts.weight(graph, graph.weight(frame)) + " · " + FlameTexts.share(graph, frame));
        if (graph.kind(frame) != FlameKind.COMPONENT) {
            row(Messages.get("flame.self"), FlameTexts.weight(graph, graph.own(frame)));
        } else if (graph.provenance(frame) != Provenance.MEASURED) {
            row(Messages.get("flame.known"), ComponentTexts.provenance(graph.provenance(frame)));
        }
        count(FlameWeight.EXECUTIONS, graph, graph.executions(frame));
        count(FlameWeight.TIER3_BLOCKS, graph, graph.tier3Blocks(frame));
        showAt(hover.sceneX(), hover.sceneY());
    }

    private void count(FlameWeight what, FlameGraph graph, long amount) {
        if (amount != Table.MISSING && graph.weightKind() != what) {
            row(FlameTexts.weightName(what), Counts.grouped(amount));
        }
    }

    private void row(String what, String figure) {
        row(new Label(what), figure);
    }
}
