package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// Statements by how much more or less time they take on the new side; new and gone ones below them.
final class DeltaTable extends TableView<StatementDelta> {
    private static final PseudoClass NOISE = PseudoClass.getPseudoClass("noise");

    private Map<Long, String> sql = Map.of();

    DeltaTable() {
        setId("delta-table");
        setAccessibleText(Messages.get("compare.traces.statements"));
        setPlaceholder(new Label(Messages.get("compare.traces.nothing")));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableColumn<StatementDelta, String> statement = TableColumns.code(
                Messages.get("compare.traces.statement"),
                row -> sql.getOrDefault(row.fingerprint(), row.fingerprintText()));
        getColumns()
                .setAll(List.of(
                        kinds(),
                        statement,
                        SharedColumn.number(
                                Explain.column(
                                        TableColumns.number(
                                                Messages.get("compare.traces.delta"),
                                                88,
                                                row -> signed(row.deltaMicros()),
                                                DeltaTable::tip),
                                        (StatementDelta row) -> Optional.of(explained(
                                                row, CompareMetric.TOTAL, signed(row.deltaMicros()), tip(row)))),
                                "µs",
                                StatementDelta::deltaMicros),
                        change(CompareMetric.TOTAL),
                        change(CompareMetric.CALLS),
                        change(CompareMetric.MEAN),
                        change(CompareMetric.P95),
                        change(CompareMetric.BLOCKS),
                        change(CompareMetric.TIER2),
                        change(CompareMetric.TIER3)));
        getColumns().forEach(column -> column.setSortable(false)); // the order is the message
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(StatementDelta row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(NOISE, !empty && row != null && row.isNoise());
            }
        });
    }

    void show(TraceComparison comparison, Map<Long, String> texts) {
        sql = texts;
        List<StatementDelta> rows = new ArrayList<>(TracesViewModel.rows(comparison));
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private static TableColumn<StatementDelta, String> change(CompareMetric metric) {
        // What changed by what share; the share is exact for other programs where there is one.
        return SharedColumn.number(
                Explain.column(
                        TableColumns.number(
                                Messages.get("compare.traces.metric." + metric.word()),
                                metric == CompareMetric.CALLS ? 74 : 80,
                                row -> text(row, metric),
                                row -> both(row, metric)),
                        (StatementDelta row) ->
                                Optional.of(explained(row, metric, text(row, metric), both(row, metric)))),
                "%",
                (StatementDelta row) ->
                        row.isMatched() ? 100 * row.change(metric).share() : Double.NaN);
    }

    private static Explanation explained(StatementDelta row, CompareMetric metric, String shown, String meaning) {
        Change change = row.change(metric);
        return ComparedFigures.ofSides(
                Messages.get("compare.traces.metric." + metric.word()),
                shown,
                meaning,
                ComparedFigures.difference(value(metric, change.before()), value(metric, change.after()), shown));
    }

    private static TableColumn<StatementDelta, String> kinds() {
        TableColumn<StatementDelta, String> column = TableColumns.text("", 104, DeltaTable::kind);
        column.setMinWidth(104);
        column.setMaxWidth(104);
        return column;
    }

    private static String kind(StatementDelta row) {
        return switch (row.match()) {
            case ONLY_NEW -> Messages.get("compare.traces.new");
            case ONLY_OLD -> Messages.get("compare.traces.gone");
            case FINGERPRINT, QUERY_ID, CHOSEN -> {
                if (row.flip().isPresent()) {
                    yield Messages.get("compare.traces.flip");
                }
                yield row.isNoise() ? Messages.get("compare.traces.noise") : "";
            }
        };
    }

    /// `+12%` where it is on both sides; else what the one side has.
    private static String text(StatementDelta row, CompareMetric metric) {
        Change change = row.change(metric);
        if (!row.isMatched()) {
            return value(metric, row.oldPlace().isPresent() ? change.before() : change.after());
        }
        double share = change.share();
        return Double.isNaN(share)
                ? change.isKnown() ? "+" + value(metric, change.after()) : Percent.UNDEFINED
                : Ratios.change(1 + share);
    }

    private static String both(StatementDelta row, CompareMetric metric) {
        Change change = row.change(metric);
        return Messages.get(
                "compare.traces.both",
                Messages.get("compare.traces.metric." + metric.word()),
                value(metric, change.before()),
                value(metric, change.after()));
    }

    private static String tip(StatementDelta row) {
        return Double.isNaN(row.noiseMicros())
                ? Messages.get("compare.traces.tip.no_noise", signed(row.deltaMicros()))
                : Messages.get(
                        "compare.traces.tip",
                        signed(row.deltaMicros()),
                        Durations.format(Math.round(row.noiseMicros())));
    }

    static String value(CompareMetric metric, double value) {
        if (Double.isNaN(value)) {
            return Percent.UNDEFINED;
        }
        return metric.unit() == CompareMetric.Unit.MICROS
                ? Durations.format(Math.round(value))
                : Counts.grouped(Math.round(value));
    }

    static String signed(long micros) {
        return micros > 0 ? "+" + Durations.format(micros) : Durations.format(micros);
    }
}
