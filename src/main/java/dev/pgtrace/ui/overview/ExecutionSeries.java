package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.Series;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.ComponentBar;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.StackedColumns;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.control.TwinTable;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Elapsed time over the executions in the order of the file: where in the trace it was slow.
final class ExecutionSeries {
    private final TraceContext context;
    private final StackedColumns columns = new StackedColumns();
    private final Label name = new Label(Messages.get("overview.series.title"));
    private final Label addition = new Label();
    private final HBox title;
    private final TwinTable<StackedColumns.Column> twin = new TwinTable<>(
            columns,
            Messages.get("overview.series.table"),
            List.of(
                    TableColumns.text(Messages.get("overview.series.column"), 330, StackedColumns.Column::name),
                    SharedColumn.micros(
                            TableColumns.number(
                                    Messages.get("column.elapsed"),
                                    90,
                                    column -> Durations.format(column.height()),
                                    column -> Durations.exact(column.height())),
                            StackedColumns.Column::height),
                    TableColumns.<StackedColumns.Column, ComponentBar>graphic(
                            Messages.get("column.components"),
                            200,
                            ComponentBar::new,
                            (bar, column) -> bar.setParts(column.parts(), column.height()))));
    private List<StackedColumns.Column> shown = List.of();
    private @Nullable TraceAnalysis analysis;

    ExecutionSeries(TraceContext context) {
        this.context = context;
        name.getStyleClass().add("card-title");
        addition.getStyleClass().add("card-addition");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title = new HBox(5, name, addition, gap, twin.toggle());
        title.getStyleClass().add("card-header");
        columns.setPrefHeight(120);
        columns.setOnPicked(this::open);
        twin.node().setMinHeight(90);
        twin.node().setId("execution-series");
        twin.setOnPicked(column -> open(shown.indexOf(column)));
    }

    Node title() {
        return title;
    }

    Node node() {
        return twin.node();
    }

    void show(TraceAnalysis newAnalysis) {
        analysis = newAnalysis;
        Series series = newAnalysis.series();
        List<StackedColumns.Column> all = new ArrayList<>();
        long highest = 0;
        Map<Component, Provenance> known = new EnumMap<>(Component.class);
        LedgerParts.of(newAnalysis.database()).forEach(part -> known.put(part.component(), part.provenance()));
        for (Series.Bucket bucket : series.buckets()) {
            all.add(column(bucket, range(series, bucket, all.size()), known));
            highest = Math.max(highest, bucket.wholeMicros());
        }
        shown = List.copyOf(all);
        twin.show(shown);
        String height = shown.isEmpty() ? "" : Durations.format(highest);
        if (series.isOverTime()) {
            name.setText(Messages.get("overview.series.time"));
            addition.setText(Messages.get("overview.series.slice", Durations.format(series.microsPerBucket())));
            long end = series.startMicros() + series.microsPerBucket() * shown.size();
            long step = series.microsPerBucket();
            columns.show(shown, height, Clock.mark(series.startMicros(), step), Clock.mark(end, step));
            return;
        }
        name.setText(Messages.get("overview.series.title"));
        addition.setText(Messages.get(
                series.executionsPerBucket() == 1 ? "overview.series.each" : "overview.series.many",
                Counts.grouped(series.executionsPerBucket())));
        columns.show(
                shown,
                height,
                Messages.get("overview.series.first"),
                Messages.get("overview.series.last", Counts.grouped(newAnalysis.executions())));
    }

    private static String range(Series series, Series.Bucket bucket, int index) {
        if (series.isOverTime()) {
            return Messages.get(
                    "overview.series.timeTip",
                    Clock.mark(series.startMicros() + series.microsPerBucket() * index, series.microsPerBucket()),
                    Counts.grouped(bucket.executions()),
                    String.format(Locale.ROOT, "%.2f", series.activeSessions(bucket)));
        }
        if (bucket.executions() == 1) {
            return Messages.get("overview.series.tipOne", Counts.grouped(bucket.firstExecution() + 1L));
        }
        return Messages.get(
                "overview.series.tip",
                Counts.grouped(bucket.firstExecution() + 1L),
                Counts.grouped(bucket.firstExecution() + (long) bucket.executions()));
    }

    private static StackedColumns.Column column(Series.Bucket bucket, String range, Map<Component, Provenance> known) {
        List<Part> parts = new ArrayList<>();
        for (Component component : Component.values()) {
            long micros = bucket.micros(component);
            if (micros != 0) {
                parts.add(new Part(component, micros, known.getOrDefault(component, Provenance.DERIVED)));
            }
        }
        return StackedColumns.Column.of(range, parts);
    }

    private void open(int index) {
        TraceAnalysis from = analysis;
        if (from != null && index >= 0 && index < from.series().buckets().size()) {
            int execution = from.series().buckets().get(index).firstExecution();
            if (execution < 0) {
                return; // nothing began in this slice
            }
            Trace trace = from.trace();
            int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
            int statement = (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
            context.go(View.STATEMENTS, Selection.ofExecution(statement, execution));
        }
    }
}
