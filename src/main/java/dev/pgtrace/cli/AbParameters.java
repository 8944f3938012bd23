package dev.pgtrace.cli;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.ExperimentParameters;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Variant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where `ab` has its parameters from.
final class AbParameters {
    @Option(
            names = "--params",
            paramLabel = "FILE",
            description = "Sets of values for $1, $2 …: CSV, a set a line; an empty value is NULL.")
    private @Nullable Path file;

    @Option(names = "--params-header", description = "The first line of --params names the columns.")
    private boolean header;

    @Option(names = "--params-query", paramLabel = "SQL", description = "The rows of a query are the sets.")
    private @Nullable String query;

    @Option(
            names = "--params-trace",
            paramLabel = "FILE",
            description = "The bind values that the first variant's statement had in a trace.")
    private @Nullable Path trace;

    @Option(names = "--param", paramLabel = "VALUE", description = "Value of $1, $2 …, once each: one set.")
    private List<String> values = List.of();

    /// Where the values are read from.
    List<Path> files() {
        return Stream.of(file, trace).filter(Objects::nonNull).toList();
    }

    List<ParameterSet> read(ConnectedServer server, Variant first, Terminal terminal) throws TraceException {
        long given = Stream.of(file != null, query != null, trace != null, !values.isEmpty())
                .filter(is -> is)
                .count();
        if (given > 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.ab.parameters.once"));
        }
        if (file != null) {
            return ExperimentParameters.csv(
                    file, header ? ExperimentParameters.FirstLine.HEADER : ExperimentParameters.FirstLine.VALUES);
        }
        if (query != null) {
            return ExperimentParameters.query(server, query, terminal.cancel());
        }
        if (trace != null) {
            return recorded(trace, first, terminal);
        }
        return List.of(values.isEmpty() ? ParameterSet.NONE : new ParameterSet(values));
    }

    private static List<ParameterSet> recorded(Path file, Variant first, Terminal terminal) throws TraceException {
        byte[] sql = first.sql().strip().getBytes(StandardCharsets.UTF_8);
        try (ProgressLine line = terminal.progress(file.toString());
                OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                        .file(file, line, terminal.cancel(), snapshot -> {})) {
            terminal.cancel().check();
            return ExperimentParameters.recorded(opened.trace(), new SqlFingerprinter().of(sql, 0, sql.length));
        }
    }
}
