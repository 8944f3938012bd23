package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.task.Steps;
import javafx.scene.layout.Region;

/// Lets a table take its height over some pulses when it is first shown: to make and style the cells of thirty rows
/// at once takes longer than a frame.
public final class GrowingTable {
    private static final double HEADER = 32;
    private static final double ROW = 29;
    private static final int ROWS_A_PULSE = 4;
    private static final int PULSES = 8;

    private GrowingTable() {}

    public static <T extends Region> T of(T table) {
        Runnable[] pieces = new Runnable[PULSES + 1];
        for (int i = 0; i < PULSES; i++) {
            double height = HEADER + ROW * ROWS_A_PULSE * (i + 1);
            pieces[i] = () -> table.setMaxHeight(height);
        }
        pieces[PULSES] = () -> table.setMaxHeight(Double.MAX_VALUE);
        table.setMaxHeight(HEADER);
        new Steps().then(pieces);
        return table;
    }
}
