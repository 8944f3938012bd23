package dev.pgtrace.analysis.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Latencies that were measured: PostgreSQL 15.18 and pgbench 15.18 (`-l`, one client, prepared statements, local
/// socket) on a busy machine of two processors, in microseconds, in the order in which they were measured.
final class RecordedLatencies {
    private RecordedLatencies() {}

    /// `pgbench -S`: one row by its key.
    static double[] pointQuery() throws IOException {
        return read("point-query-latencies.txt");
    }

    /// The sum of a column over 2,001 rows by their keys.
    static double[] rangeQuery() throws IOException {
        return read("range-query-latencies.txt");
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
