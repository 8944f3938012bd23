package dev.pgtrace.server.experiment;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes `src/test/resources/dev/pgtrace/analysis/experiment/latencies-*.txt`: real latencies in microseconds,
/// one a line, for tests of statistics. Argument: the folder.
final class LatencyRecorder {
    private static final int RUNS = 4_000;

    private LatencyRecorder() {}

    public static void main(String[] arguments) throws Exception {
        try (TestServer server = TestServer.own(18, java.util.Map.of())) {
            server.execute(
                    "CREATE TABLE accounts AS SELECT g AS aid, g % 100 AS bid, 0 AS abalance, repeat(' ', 84) AS filler"
                            + " FROM generate_series(1, 60000) g",
                    "ALTER TABLE accounts ADD PRIMARY KEY (aid)", "VACUUM ANALYZE accounts");
            ExperimentRequest request = Requests.with(
                    Requests.of(
                            Variant.of("point", "SELECT abalance FROM accounts WHERE aid = $1"),
                            Variant.of(
                                    "scan",
                                    "SELECT bid, count(*), max(aid) FROM accounts WHERE aid > $1 GROUP BY bid")),
                    List.of(new ParameterSet(List.of("4711"))));
            CheckedExperiment checked = ExperimentCheck.of(server.link(), request, new CancelToken());
            try (ExperimentSession session = ExperimentSession.open(server.link(), checked, new CancelToken())) {
                record(session, 0, Path.of(arguments[0], "latencies-point.txt"));
                record(session, 1, Path.of(arguments[0], "latencies-scan.txt"));
            }
        }
    }

    private static void record(ExperimentSession session, int variant, Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RUNS + 10; i++) {
            double micros = session.run(variant, 0).elapsedNanos() / 1000.0;
            if (i >= 10) {
                lines.add(String.format(Locale.ROOT, "%.1f", micros));
            }
        }
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
