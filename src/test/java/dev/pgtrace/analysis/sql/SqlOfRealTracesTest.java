package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Statements of all real traces together: one text, one fingerprint.
final class SqlOfRealTracesTest {
    private final Map<String, Long> byText = new HashMap<>();
    private final Map<Long, String> byFingerprint = new HashMap<>();

    @Test
    void groupsRealStatementsByNormalisedText() throws TraceException {
        for (Path file : RealTraces.files()) {
            try (OpenTrace.Opened opened = RealTraces.open(file)) {
                check(opened.trace());
            }
        }
        assertThat(byText).hasSameSizeAs(byFingerprint);
    }

    private void check(Trace trace) throws TraceException {
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            int statement = (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
            long delta = trace.cursors().get(cursor, CursorColumn.SQL_DELTA);
            if (statement < 0 || delta < 0) {
                continue;
            }
            byte[] sql = new byte[(int) trace.cursors().get(cursor, CursorColumn.SQL_LENGTH)];
            assertThat(trace.text().bytes(trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES) + delta, sql))
                    .isEqualTo(sql.length);
            long fingerprint = trace.statements().get(statement, StatementColumn.FINGERPRINT);
            String text = SqlNormalizer.folded(sql, 0, sql.length, StandardCharsets.ISO_8859_1);

            assertThat(byText.computeIfAbsent(text, t -> fingerprint)).isEqualTo(fingerprint);
            assertThat(byFingerprint.computeIfAbsent(fingerprint, f -> text)).isEqualTo(text);
            byte[] again = SqlNormalizer.text(sql, 0, sql.length, StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
            if (new String(sql, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) {
                assertThat(new SqlFingerprinter().of(again, 0, again.length))
                        .as("fingerprint of its own normalised text: %s", text)
                        .isEqualTo(fingerprint);
            }
        }
    }
}
