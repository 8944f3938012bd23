package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.experiment.ParameterSet;
import java.nio.file.Path;
import java.util.List;

/// Sets of parameters for an experiment, from where they are.
public final class ExperimentParameters {
    /// More than these are refused: every variant runs with each of them.
    public static final int MOST_SETS = 10_000;

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
        throw new UnsupportedOperationException("being built");
    }

    /// Sets of a CSV file in UTF-8, one a line.
    public static List<ParameterSet> csv(Path file, FirstLine firstLine) throws TraceException {
        throw new UnsupportedOperationException("being built");
    }

    /// The rows of a query; it runs in a transaction that may only read.
    public static List<ParameterSet> query(ConnectedServer server, String sql, CancelToken cancel)
            throws TraceException {
        throw new UnsupportedOperationException("being built");
    }

    /// The bind values that a statement was executed with in a trace, each set once, in the order in which they came.
    ///
    /// @param fingerprint of the statement
    public static List<ParameterSet> recorded(Trace trace, long fingerprint) throws TraceException {
        throw new UnsupportedOperationException("being built");
    }
}
