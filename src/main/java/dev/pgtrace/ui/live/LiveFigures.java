package dev.pgtrace.ui.live;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.Optional;
import javafx.scene.control.Label;

/// Explains the readings of a recording that runs.
final class LiveFigures {
    private LiveFigures() {}

    /// @param key of its texts: `live.<key>.tip` and `explain.live.<key>`
    static void on(Label label, String key, Provenance provenance) {
        Explain.on(
                label,
                () -> label.getText().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Explanation(
                                Messages.get("explain.live.name." + key),
                                label.getText(),
                                provenance,
                                Messages.get("live." + key + ".tip"),
                                Messages.get("explain.live." + key),
                                Basis.LIVE.here(),
                                new Evidence.None(Messages.get("explain.evidence.live")))));
    }
}
