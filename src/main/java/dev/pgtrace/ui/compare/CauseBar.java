package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;

/// A bar to the left of a line for time that was saved, to the right for time that was added.
final class CauseBar extends Region {
    private static final double HEIGHT = 12;

    private double low;
    private double high = 1;
    private Component component = Component.UNACCOUNTED;
    private CausePart part = new CausePart("", 0, 0, dev.pgtrace.model.Provenance.MEASURED);

    CauseBar() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(24); // names and figures are read first
        setMaxWidth(Double.MAX_VALUE);
    }

    /// @param newLow  the least difference of the list, at most 0
    /// @param newHigh the greatest one, at least 0 and above `newLow`
    void show(CausePart newPart, double newLow, double newHigh) {
        part = newPart;
        component = component(newPart.component()).orElse(Component.UNACCOUNTED);
        low = newLow;
        high = newHigh;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, Math.floor(getWidth()) - 1);
        double zero = Math.round(width * -low / (high - low));
        double reach = Math.max(1, Math.round(width * Math.abs(part.deltaMicros()) / (high - low)));
        double left = part.deltaMicros() < 0 ? Math.max(0, zero - reach) : zero;
        BackgroundFill bar = new BackgroundFill(
                ComponentColors.paint(component, part.provenance()),
                new CornerRadii(2),
                new Insets(0, Math.max(0, getWidth() - left - reach), 0, left));
        BackgroundFill line = new BackgroundFill(
                ComponentColors.of(Component.CLIENT),
                CornerRadii.EMPTY,
                new Insets(0, Math.max(0, getWidth() - zero - 1), 0, zero));
        setBackground(new Background(List.of(bar, line), List.of()));
    }

    /// The component whose colour a part of the cause has.
    static Optional<Component> component(String part) {
        return switch (part) {
            case "cpu", "planning", "rows", "plan" -> Optional.of(Component.CPU);
            case "tier1" -> Optional.of(Component.TIER1);
            case "tier2" -> Optional.of(Component.TIER2);
            case "tier3" -> Optional.of(Component.TIER3);
            case "reads" -> Optional.of(Component.READS_UNSPLIT);
            case "temp" -> Optional.of(Component.TEMP_IO);
            case "wal" -> Optional.of(Component.WAL_WRITES);
            case "locks" -> Optional.of(Component.LOCK_WAITS);
            case "other" -> Optional.of(Component.OTHER_WAITS);
            case "client" -> Optional.of(Component.CLIENT);
            default -> Optional.empty();
        };
    }
}
