package dev.pgtrace.ui.console;

import dev.pgtrace.model.capture.RowSink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes in the rows of a run and keeps the first ones of each result. Thread-safe.
final class ResultCollector implements RowSink {
    static final int KEPT_ROWS = 1_000;
    static final int KEPT_RESULTS = 50;
    static final int KEPT_LETTERS = 10_000;

    private final List<ResultSetShown> results = new ArrayList<>();
    private List<String> columns = List.of();
    private List<ResultSetShown.Row> rows = new ArrayList<>();
    private long atMicros;
    private long total;
    private int number;

    @Override
    public synchronized void columns(List<String> names) {
        finish();
        columns = List.copyOf(names);
        atMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        number++;
    }

    @Override
    public synchronized void row(List<@Nullable String> values) {
        total++;
        if (rows.size() < KEPT_ROWS) {
            List<@Nullable String> kept = new ArrayList<>(values.size());
            for (String value : values) {
                kept.add(
                        value == null || value.length() <= KEPT_LETTERS
                                ? value
                                : value.substring(0, KEPT_LETTERS) + "…");
            }
            rows.add(new ResultSetShown.Row(total, kept));
        }
    }

    /// All that came so far.
    synchronized List<ResultSetShown> results() {
        finish();
        return List.copyOf(results);
    }

    private void finish() {
        if (!columns.isEmpty() && results.size() < KEPT_RESULTS) {
            results.add(new ResultSetShown(number, columns, rows, total, atMicros));
        }
        columns = List.of();
        rows = new ArrayList<>();
        total = 0;
    }
}
