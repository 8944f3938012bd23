package dev.pgtrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.trc.recording.RecordingEvents;
import dev.pgtrace.format.trc.recording.RecordingFormat;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import dev.pgtrace.store.TraceBuilder;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Any bytes behind the header of a recording: read into tables and into events, and every text can be decoded.
@Tag("fuzz")
class RecordingFuzzTest {
    private static final byte[] HEADER = ("*".repeat(71) + "\n*** pgtrace recording, version 1\n" + "*".repeat(71)
                    + "\n")
            .getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "30s")
    void readsAnyBytes(byte[] bytes) throws TraceException {
        RecordingFormat format = new RecordingFormat();
        try (ByteSource source = Sources.stream(
                "fuzz", new SequenceInputStream(new ByteArrayInputStream(HEADER), new ByteArrayInputStream(bytes)))) {
            TraceText text = format.text(source, StandardCharsets.UTF_8);
            TraceBuilder builder = new TraceBuilder("fuzz", StandardCharsets.UTF_8, text, ignored -> {});
            format.read(
                    source,
                    TraceFormat.Options.standard(),
                    (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to)),
                    builder,
                    Progress.NONE,
                    new CancelToken());
            Trace trace = builder.snapshot();
            for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
                text.sql(trace, cursor);
            }
            for (int execution = 0; execution < trace.executions().size(); execution++) {
                text.detail(trace, execution);
            }
            List<TraceEvent> events = new ArrayList<>();
            RecordingEvents.read(source, new CancelToken(), events::add);
            assertThat(told(trace)).isEqualTo(told(events)); // also of what is damaged
        }
    }

    private static List<String> told(Trace trace) throws TraceException {
        List<String> told = new ArrayList<>();
        for (int row = 0; row < trace.executions().size(); row++) {
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            told.add(trace.executions().get(row, ExecutionColumn.ELAPSED_MICROS) + " us, "
                    + trace.executions().get(row, ExecutionColumn.ROWS) + " rows: "
                    + trace.text().sql(trace, cursor));
        }
        return told;
    }

    private static List<String> told(List<TraceEvent> events) {
        return events.stream()
                .filter(ExecutionEvent.class::isInstance)
                .map(ExecutionEvent.class::cast)
                .map(event -> event.elapsedMicros() + " us, " + event.rows() + " rows: " + event.sql())
                .toList();
    }
}
