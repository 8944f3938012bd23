package dev.pgtrace.ui.compare;

import dev.pgtrace.app.ExperimentParameters;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Where the sets of parameters come from, as it stands in the form.
final class ParameterDraft {
    /// Sources of sets.
    enum Source {
        NONE,
        TYPED,
        CSV,
        QUERY,
        RECORDED
    }

    /// Reads the sets. Blocks.
    interface Reading {
        List<ParameterSet> read(CancelToken cancel) throws TraceException;
    }

    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(this, "source", Source.NONE);
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final StringProperty csv = new SimpleStringProperty(this, "csv", "");
    private final BooleanProperty header = new SimpleBooleanProperty(this, "header");
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private Optional<RecordedBinds> recorded = Optional.empty();
    private Optional<List<ParameterSet>> kept = Optional.empty();
    private final ParameterGrid grid = new ParameterGrid(this::fromGrid);
    private boolean fillingGrid;

    /// The typed sets as a table.
    ParameterGrid grid() {
        return grid;
    }

    /// Fills the table from the text.
    ///
    /// @throws TraceException where the text has no sets that a table could show
    void toGrid() throws TraceException {
        String text = typed.get();
        List<ParameterSet> sets = text.isBlank() ? List.of() : ExperimentParameters.typed(text);
        if (!sets.equals(grid.sets())) {
            fillingGrid = true;
            grid.load(sets);
            fillingGrid = false;
        }
    }

    private void fromGrid() {
        if (!fillingGrid) {
            typed.set(ParameterTexts.text(grid.sets()));
        }
    }

    ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /// Sets as text, one a line.
    StringProperty typedProperty() {
        return typed;
    }

    /// Path of a CSV file.
    StringProperty csvProperty() {
        return csv;
    }

    /// Whether the first line of the file has names.
    BooleanProperty headerProperty() {
        return header;
    }

    StringProperty queryProperty() {
        return query;
    }

    Optional<RecordedBinds> recorded() {
        return recorded;
    }

    void record(RecordedBinds binds) {
        recorded = Optional.of(binds);
        source.set(Source.RECORDED);
    }

    /// Uses sets that were there already, until another source is chosen.
    void keep(List<ParameterSet> sets) {
        if (sets.equals(List.of(ParameterSet.NONE))) {
            kept = Optional.empty();
            source.set(Source.NONE);
            return;
        }
        kept = Optional.of(sets);
        typed.set(ParameterTexts.text(sets));
        source.set(Source.TYPED);
    }

    /// How to read the sets as the form says now.
    Reading reading(ServerContext server) {
        String text = typed.get();
        String path = csv.get().strip();
        String sql = query.get();
        ExperimentParameters.FirstLine first =
                header.get() ? ExperimentParameters.FirstLine.HEADER : ExperimentParameters.FirstLine.VALUES;
        Optional<RecordedBinds> binds = recorded;
        Optional<List<ParameterSet>> unchanged =
                kept.filter(sets -> ParameterTexts.text(sets).equals(text));
        return switch (source.get()) {
            case NONE -> cancel -> List.of(ParameterSet.NONE);
            case TYPED -> cancel -> unchanged.isPresent() ? unchanged.get() : ExperimentParameters.typed(text);
            case CSV ->
                cancel -> {
                    if (path.isEmpty()) {
                        throw new TraceException(TraceException.Kind.USAGE, Messages.get("compare.form.csv.none"));
                    }
                    return ExperimentParameters.csv(Path.of(path), first);
                };
            case QUERY -> cancel -> server.access().parameters(sql, cancel);
            case RECORDED ->
                cancel -> {
                    if (binds.isEmpty()) {
                        throw new TraceException(TraceException.Kind.USAGE, Messages.get("compare.form.recorded.none"));
                    }
                    return ExperimentParameters.recorded(
                            binds.get().recorded(), binds.get().fingerprint());
                };
        };
    }
}
