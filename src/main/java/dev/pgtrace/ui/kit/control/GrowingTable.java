package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.task.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// Lets a table take its height over some pulses when it is first shown: to make and style the cells of thirty rows
/// at once takes longer than a frame. It begins with a row; how many come with the next pulse is what the last one
/// took. A table that is empty shows no cells: [#again] when its first rows come.
public final class GrowingTable {
    private static final double HEADER = 32;
    private static final double ROW = 29;
    private static final double MOST_ROWS_A_PULSE = 8;
    private static final int COLUMNS_A_PULSE = 2;
    private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    private final Region table;
    private final double least;
    private double rows = 1;
    private boolean growing;
    private long startNanos;

    private GrowingTable(Region table) {
        this.table = table;
        this.least = table.getMinHeight();
    }

    /// Room that the table takes: first its header, then row by row.
    public static Place later(Region table) {
        return later(table, List.of());
    }

    /// Room that the table takes: first its header, in pieces, then row by row.
    ///
    /// @param columns each brings some columns, see [#columns]
    public static Place later(Region table, List<Runnable> columns) {
        GrowingTable growing = new GrowingTable(table);
        table.getProperties().put(GrowingTable.class, growing);
        growing.shrink(HEADER);
        Place place = Place.later(table);
        Steps.then(columns.toArray(Runnable[]::new));
        Steps.then(growing::grow);
        return place;
    }

    /// The first rows are about to come to a table that was empty, and with them all cells that are in sight.
    public static void again(Region table) {
        if (table.getProperties().get(GrowingTable.class) instanceof GrowingTable known && !known.growing) {
            known.shrink(HEADER + ROW);
            Steps.then(known::grow);
        }
    }

    /// Columns that come to a table in their order, a few a pulse: the header of a column is several controls.
    ///
    /// @param table  the columns of the table; has the first ones at once
    /// @param all    the columns it is to have
    /// @param came   runs when the last ones have come
    public static <C> List<Runnable> columns(ObservableList<C> table, List<? extends C> all, Runnable came) {
        table.setAll(all.subList(0, Math.min(1, all.size())));
        List<Runnable> pieces = new ArrayList<>();
        for (int from = 1; from < all.size(); from += COLUMNS_A_PULSE) {
            List<? extends C> next = all.subList(from, Math.min(from + COLUMNS_A_PULSE, all.size()));
            pieces.add(() -> table.addAll(next));
        }
        pieces.add(came);
        return pieces;
    }

    private void shrink(double height) {
        growing = true;
        rows = 1;
        table.setMinHeight(0);
        table.setMaxHeight(height);
    }

    private void grow() {
        Scene scene = table.getScene();
        if (scene == null || table.getHeight() + ROW < table.getMaxHeight()) { // nobody sees it, or it has its height
            growing = false;
            table.setMinHeight(least);
            table.setMaxHeight(Double.MAX_VALUE);
            return;
        }
        table.setMaxHeight(table.getMaxHeight() + rows * ROW);
        startNanos = System.nanoTime();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                double aim = (double) AIM_NANOS / Math.max(1, System.nanoTime() - startNanos);
                rows = Math.clamp(Math.floor(rows * aim), 1, MOST_ROWS_A_PULSE);
                Steps.then(GrowingTable.this::grow);
            }
        });
    }
}
