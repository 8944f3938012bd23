package dev.pgtrace.analysis.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Latencies that were measured by an experiment's own session (`LatencyRecorder`): PostgreSQL 18.6 on the same
/// machine of two processors, which did little else, in microseconds, in the order in which they were measured.
final class RecordedLatencies {
    private RecordedLatencies() {}

    /// One row by its key.
    static double[] pointQuery() throws IOException {
        return read("latencies-point.txt");
    }

    /// Groups of 55,289 rows, about 9 ms.
    static double[] scan() throws IOException {
        return read("latencies-scan.txt");
    }

    private static double[] read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedLatencies.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
