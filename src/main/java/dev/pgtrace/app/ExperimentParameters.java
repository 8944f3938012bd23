package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.server.experiment.ParameterQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sets of parameters for an experiment, from where they are.
public final class ExperimentParameters {
    /// More than these are refused: every variant runs with each of them.
    public static final int MOST_SETS = 10_000;

    private static final long MOST_BYTES = 64L << 20;

    /// What the first line of a CSV file is.
    public enum FirstLine {
        VALUES,
        HEADER
    }

    private ExperimentParameters() {}

    /// Sets as text: one a line, values separated by commas, as in CSV. An empty value is NULL, `""` the empty text.
    ///
    /// @throws TraceException naming the line that cannot be understood, or has another number of values
    public static List<ParameterSet> typed(String text) throws TraceException {
        return sets(CsvRows.read(text, MOST_SETS));
    }

    /// A part of a spreadsheet, which has tabs between values, or of CSV; sets may be of different length here.
    ///
    /// @throws TraceException naming the line that cannot be understood
    public static List<ParameterSet> pasted(String text) throws TraceException {
        return CsvRows.read(text, MOST_SETS, text.indexOf('\t') >= 0 ? '\t' : ',').stream()
                .map(row -> new ParameterSet(row.values()))
                .toList();
    }

    /// Sets of a CSV file in UTF-8, one a line.
    public static List<ParameterSet> csv(Path file, FirstLine firstLine) throws TraceException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TraceException(
                        TraceException.Kind.USAGE, Texts.get("app.parameters.large", file, (MOST_BYTES >> 20)));
            }
            List<CsvRows.Row> rows = CsvRows.read(Files.readString(file), MOST_SETS + 1);
            return sets(firstLine == FirstLine.HEADER && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows);
        } catch (NoSuchFileException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.parameters.noFile", file), e);
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.parameters.utf8", file), e);
        }
    }

    private static List<ParameterSet> sets(List<CsvRows.Row> rows) throws TraceException {
        if (rows.isEmpty()) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.parameters.none"));
        }
        int width = rows.getFirst().values().size();
        List<ParameterSet> sets = new ArrayList<>(rows.size());
        for (CsvRows.Row row : rows) {
            if (row.values().size() != width) {
                throw CsvRows.fault(
                        row.line(),
                        Texts.get("app.parameters.width", row.values().size(), width));
            }
            sets.add(new ParameterSet(row.values()));
        }
        return sets;
    }

    /// The rows of a query; it runs in a transaction that may only read.
    public static List<ParameterSet> query(ConnectedServer server, String sql, CancelToken cancel)
            throws TraceException {
        return ParameterQuery.run(server.link().cancelledBy(cancel), sql, MOST_SETS, cancel);
    }

    /// The bind values that a statement was executed with in a trace, each set once, in the order in which they came,
    /// at most [#MOST_SETS]. Executions with values that the trace has cut are left out.
    ///
    /// @param fingerprint of the statement
    public static List<ParameterSet> recorded(Trace trace, long fingerprint) throws TraceException {
        Set<ParameterSet> sets = new LinkedHashSet<>();
        boolean any = false;
        for (int row = 0; row < trace.executions().size() && sets.size() < MOST_SETS; row++) {
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            int statement = cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
            if (statement >= 0 && trace.statements().get(statement, StatementColumn.FINGERPRINT) == fingerprint) {
                any = true;
                List<Bind> binds = trace.text().detail(trace, row).binds();
                if (!binds.isEmpty() && binds.stream().allMatch(bind -> bind.plausible() && !bind.truncated())) {
                    sets.add(set(binds));
                }
            }
        }
        if (sets.isEmpty()) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    any ? Texts.get("app.parameters.noBinds") : Texts.get("app.parameters.noExecution"));
        }
        return List.copyOf(sets);
    }

    private static ParameterSet set(List<Bind> binds) {
        List<@Nullable String> values = new ArrayList<>();
        binds.stream()
                .sorted(Comparator.comparingInt(Bind::position))
                .forEach(bind -> values.add(bind.value().orElse(null)));
        return new ParameterSet(values);
    }
}
