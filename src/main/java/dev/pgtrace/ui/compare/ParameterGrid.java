package dev.pgtrace.ui.compare;

import dev.pgtrace.app.ExperimentParameters;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.ParameterSet;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Sets of parameters as a table is edited: a row a set, a column a parameter, and below them an empty row to go on in.
/// What stands in a cell is the value; nothing is NULL, `""` the empty text, and what begins with a quote is quoted as
/// in CSV.
final class ParameterGrid {
    /// A set. Cells come into being when they are asked for.
    final class Row {
        private final List<StringProperty> cells = new ArrayList<>();

        StringProperty cell(int column) {
            while (cells.size() <= column) {
                StringProperty cell = new SimpleStringProperty(this, "cell", "");
                cell.addListener(observable -> edited());
                cells.add(cell);
            }
            return cells.get(column);
        }

        boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell.get().isEmpty());
        }

        private int width() {
            int width = cells.size();
            while (width > 0 && cells.get(width - 1).get().isEmpty()) {
                width--;
            }
            return width;
        }
    }

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper columns = new ReadOnlyIntegerWrapper(this, "columns", 1);
    private final Runnable changed;
    private int parameters;
    private boolean loading;

    /// @param changed told after every edit
    ParameterGrid(Runnable changed) {
        this.changed = changed;
        rows.add(new Row());
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /// As many as the statements have parameters or as a set has values, one at least.
    ReadOnlyIntegerProperty columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /// The statements have `$1` to this one now.
    void setParameters(int count) {
        parameters = count;
        measure();
    }

    void load(List<ParameterSet> sets) {
        loading = true;
        rows.clear();
        put(0, 0, sets);
        loading = false;
        edited();
    }

    /// The sets, without empty rows, all of the same number of values.
    List<ParameterSet> sets() {
        List<Row> full = rows.stream().filter(row -> !row.isEmpty()).toList();
        int width =
                Math.max(parameters, full.stream().mapToInt(Row::width).max().orElse(0));
        List<ParameterSet> sets = new ArrayList<>();
        for (Row row : full) {
            List<@Nullable String> values = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                values.add(value(row.cell(column).get()));
            }
            sets.add(new ParameterSet(values));
        }
        return sets;
    }

    /// Puts a part of a spreadsheet or of CSV into the table, from a cell on to the right and down.
    ///
    /// @return whether it was one; a single value is left to the cell
    boolean paste(int row, int column, String text) throws TraceException {
        List<ParameterSet> pasted = ExperimentParameters.pasted(text);
        boolean single = pasted.size() < 2
                && pasted.stream()
                        .allMatch(set -> set.values().size() < 2
                                || (text.indexOf('\t') < 0 && set.values().size() > columns.get() - column));
        if (single) {
            return false;
        }
        loading = true;
        put(row, column, pasted);
        loading = false;
        edited();
        return true;
    }

    void remove(Row row) {
        rows.remove(row);
        edited();
    }

    private void put(int row, int column, List<ParameterSet> sets) {
        List<Row> more = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            Row into;
            if (row + i < rows.size()) {
                into = rows.get(row + i);
            } else {
                into = new Row();
                more.add(into);
            }
            List<@Nullable String> values = sets.get(i).values();
            for (int v = 0; v < values.size(); v++) {
                into.cell(column + v).set(text(values.get(v)));
            }
        }
        rows.addAll(more);
    }

    private void edited() {
        if (loading) {
            return;
        }
        if (rows.isEmpty() || !rows.getLast().isEmpty()) {
            rows.add(new Row());
        }
        measure();
        changed.run();
    }

    private void measure() {
        columns.set(Math.max(
                1, Math.max(parameters, rows.stream().mapToInt(Row::width).max().orElse(0))));
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.isEmpty() || value.startsWith("\"") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static @Nullable String value(String text) {
        if (text.isEmpty()) {
            return null;
        }
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
