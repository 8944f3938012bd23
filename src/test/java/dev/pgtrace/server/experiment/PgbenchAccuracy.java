package dev.pgtrace.server.experiment;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times of a prepared point query as we and as pgbench see them, in turns on one server.
///
/// @param pgbenchMicros mean latency of each round of pgbench
/// @param ourMicros     mean latency of each of our rounds
record PgbenchAccuracy(List<Double> pgbenchMicros, List<Double> ourMicros) {
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final String COLUMNS = "SELECT abalance FROM accounts WHERE aid = ";

    static Optional<Path> pgbench() {
        for (String folder : (System.getenv("PATH") + ":/usr/lib/postgresql/15/bin").split(":", -1)) {
            Path program = Path.of(folder, "pgbench");
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /// How much longer our runs are, in the median of the rounds.
    double difference() {
        return median(ourMicros) / median(pgbenchMicros) - 1;
    }

    /// By how much pgbench's own rounds differ: half of them are closer together than that.
    double spread() {
        List<Double> sorted = new ArrayList<>(pgbenchMicros);
        Collections.sort(sorted);
        return (sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4)) / median(pgbenchMicros);
    }

    static PgbenchAccuracy measure(TestServer server, Path pgbench, Path folder, int rounds, int runs)
            throws Exception {
        server.execute(
                "DROP TABLE IF EXISTS accounts",
                "CREATE TABLE accounts AS SELECT g AS aid, 0 AS abalance, repeat(' ', 84) AS filler"
                        + " FROM generate_series(1, 100000) g",
                "ALTER TABLE accounts ADD PRIMARY KEY (aid)",
                "VACUUM ANALYZE accounts");
        Path script = Files.writeString(folder.resolve("point.sql"), "\\set aid 4711\n" + COLUMNS + ":aid;\n");
        ExperimentRequest request = Requests.with(
                Requests.of(Variant.of("A", COLUMNS + "$1"), Variant.of("B", COLUMNS + "$1")),
                List.of(new ParameterSet(List.of("4711"))));
        CheckedExperiment checked = ExperimentCheck.of(server.link(), request, new CancelToken());
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (ExperimentSession session = ExperimentSession.open(server.link(), checked, new CancelToken())) {
            for (int round = 0; round < rounds; round++) {
                theirs.add(pgbench(server, pgbench, script, runs));
                long nanos = 0;
                for (int i = 0; i < runs; i++) {
                    nanos += session.run(i % 2, 0).elapsedNanos();
                }
                ours.add(nanos / 1000.0 / runs);
            }
        }
        return new PgbenchAccuracy(theirs, ours);
    }

    private static double pgbench(TestServer server, Path pgbench, Path script, int runs)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                pgbench.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                "1",
                "-t",
                Integer.toString(runs),
                "-f",
                script.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(server.port()),
                "-U",
                TestServer.SUPERUSER,
                "postgres");
        builder.environment().put("PGPASSWORD", TestServer.PASSWORD);
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher latency = LATENCY.matcher(printed);
        if (process.waitFor() != 0 || !latency.find()) {
            throw new IOException(printed);
        }
        return Double.parseDouble(latency.group(1)) * 1000;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("pgtrace-accuracy-");
        try (TestServer server = TestServer.own(15, java.util.Map.of())) {
            PgbenchAccuracy found = measure(server, pgbench().orElseThrow(), folder, 15, 3_000);
            System.out.println(found + " difference " + found.difference());
        }
    }
}
