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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Times of a prepared point query as we and as pgbench see them, in turns on one server.
///
/// @param pgbenchMicros mean latency of each round of pgbench
/// @param ourMicros     mean latency of each of our rounds
record PgbenchAccuracy(List<Double> pgbenchMicros, List<Double> ourMicros) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final int WARM_UP = 5_000;
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

    /// How much longer our runs are: the median over the rounds, each of which has both next to each other.
    double difference() {
        return quantile(0.5) - 1;
    }

    /// How well that is known: about the standard error of the median, from the quartiles of the rounds.
    double error() {
        return 1.2533 * (quantile(0.75) - quantile(0.25)) / 1.349 / Math.sqrt(ourMicros.size());
    }

    private double quantile(double share) {
        double[] ratios = IntStream.range(0, ourMicros.size())
                .mapToDouble(round -> ourMicros.get(round) / pgbenchMicros.get(round))
                .sorted()
                .toArray();
        return ratios[(int) (ratios.length * share)];
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
            mean(session, WARM_UP);
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    ours.add(mean(session, runs));
                }
                theirs.add(pgbench(server, pgbench, script, runs));
                if (round % 2 == 1) {
                    ours.add(mean(session, runs));
                }
            }
        }
        return new PgbenchAccuracy(theirs, ours);
    }

    private static double mean(ExperimentSession session, int runs) throws Exception {
        long nanos = 0;
        for (int i = 0; i < runs; i++) {
            nanos += session.run(i % 2, 0).elapsedNanos();
        }
        return nanos / 1000.0 / runs;
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
        Matcher rate = RATE.matcher(printed);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IOException(printed);
        }
        return 1e6 / Double.parseDouble(rate.group(1));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("pgtrace-accuracy-");
        try (TestServer server = TestServer.own(15, java.util.Map.of())) {
            PgbenchAccuracy found = measure(server, pgbench().orElseThrow(), folder, 21, 8_000);
            System.out.println(found + " difference " + found.difference() + " ± " + found.error());
        }
    }
}
