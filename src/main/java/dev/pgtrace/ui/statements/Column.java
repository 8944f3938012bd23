package dev.pgtrace.ui.statements;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableColumnBase;

/// Columns of numbers, in the order in which they are offered.
enum Column {
    CALLS(Unit.COUNT, Provenance.MEASURED, 66, true),
    ELAPSED(Unit.MICROS, Provenance.MEASURED, 86, true),
    SELF(Unit.MICROS, Provenance.DERIVED, 84, true),
    SHARE(Unit.SHARE, Provenance.DERIVED, 66, false),
    CPU(Unit.MICROS, Provenance.MEASURED, 80, true),
    ROWS(Unit.COUNT, Provenance.MEASURED, 92, true),
    T1_HIT(Unit.SHARE, Provenance.DERIVED, 70, true),
    P50(Unit.MICROS, Provenance.DERIVED, 78, false),
    P95(Unit.MICROS, Provenance.DERIVED, 78, false),
    P99(Unit.MICROS, Provenance.DERIVED, 78, false),
    MAX(Unit.MICROS, Provenance.MEASURED, 78, false),
    READS(Unit.COUNT, Provenance.MEASURED, 84, false),
    TIER2(Unit.COUNT, Provenance.ESTIMATED, 84, false),
    TIER3(Unit.COUNT, Provenance.ESTIMATED, 84, false),
    PLANS(Unit.COUNT, Provenance.DERIVED, 60, false),
    INCOMPLETE(Unit.COUNT, Provenance.DERIVED, 84, false);

    private final Unit unit;
    private final Provenance provenance;
    private final double width;
    private final boolean shownAtFirst;

    Column(Unit unit, Provenance provenance, double width, boolean shownAtFirst) {
        this.unit = unit;
        this.provenance = provenance;
        this.width = width;
        this.shownAtFirst = shownAtFirst;
    }

    Unit unit() {
        return unit;
    }

    Provenance provenance() {
        return provenance;
    }

    double width() {
        return width;
    }

    /// Whether it is shown until the user chooses.
    boolean shownAtFirst() {
        return shownAtFirst;
    }

    /// As part of a message's key and of settings.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Messages.get("statements.column." + key());
    }

    /// What the column's numbers mean on such a row.
    String formula(RowKind kind) {
        String special = "statements.formula." + key() + "." + kind.key();
        return Messages.get(Messages.has(special) ? special : "statements.formula." + key());
    }

    /// Exact value, how it is known, what it means; for tooltips.
    String explanation(Row row) {
        return Messages.get(
                "figure.tip",
                row.figures().has(this) ? unit.exact(row.figures().value(this)) : "",
                ComponentTexts.provenance(provenance),
                formula(row.key().kind()));
    }

    /// Says what the cells of the column are for other programs.
    void share(TableColumnBase<?, ?> column) {
        SharedColumn.number(column, unit.exactUnit(), this::exact, branch -> branch.row()
                .figures()
                .text(this));
    }

    private double exact(Branch branch) {
        Figures figures = branch.row().figures();
        return figures.has(this) ? unit.number(figures.value(this)) : Double.NaN;
    }

    static List<Column> all() {
        return Arrays.asList(values());
    }
}
