package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.Tips;

/// A number with its exact value, provenance and meaning in the tooltip, which is made when it is asked for.
final class NumberCell extends BranchCell<Row> {
    private final Column column;

    NumberCell(Column column) {
        super(Branch::rowProperty);
        this.column = column;
        getStyleClass().add("number");
        setOnMouseEntered(event -> prepareTip());
    }

    @Override
    void showNothing() {
        setText(null);
        setTooltip(null);
    }

    @Override
    void show(Row row) {
        setText(row.figures().text(column));
        setTooltip(null);
    }

    private void prepareTip() {
        Branch branch = shown();
        if (branch != null && getTooltip() == null && branch.row().figures().has(column)) {
            setTooltip(Tips.of(column.explanation(branch.row())));
        }
    }
}
