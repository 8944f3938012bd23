package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.ComponentBar;

/// Where the time of the row went; nothing where no time is known.
final class BarCell extends BranchCell<Row> {
    private final ComponentBar bar = new ComponentBar();

    BarCell() {
        super(Branch::rowProperty);
        getStyleClass().add("bar-cell");
        bar.prefWidthProperty().bind(widthProperty().subtract(16));
    }

    @Override
    void showNothing() {
        setGraphic(null);
    }

    @Override
    void show(Row row) {
        Figures figures = row.figures();
        if (figures.wholeMicros() <= 0) {
            setGraphic(null);
        } else {
            bar.setParts(figures.parts(), figures.wholeMicros());
            setGraphic(bar);
        }
    }
}
