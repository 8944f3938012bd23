package dev.pgtrace.store;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.EventRows;
import dev.pgtrace.format.trc.recording.RecordingFormat;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Measures what a snapshot of a live trace costs, after so many executions. Not a test: `java … SnapshotCost
/// [executions]`.
public final class SnapshotCost {
    private SnapshotCost() {}

    public static void main(String[] arguments) throws TraceException {
        int executions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        ByteSource source = Sources.stream("none", InputStream.nullInputStream());
        TraceText text = new RecordingFormat().text(source, StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("cost", StandardCharsets.UTF_8, text, ignored -> {});
        EventRows rows = new EventRows(builder);
        int[] sessions = new int[100];
        int[] cursors = new int[1000];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = rows.session(new Backend(i, i, "u", "d", "a", "c"), i);
        }
        for (int i = 0; i < cursors.length; i++) {
            cursors[i] = rows.cursor(sessions[i % 100], i, i, i, 10, i);
        }
        byte[] name = "Seq Scan".getBytes(StandardCharsets.UTF_8);
        long[] took = new long[200];
        int taken = 0;
        for (int i = 0; i < executions; i++) {
            rows.begin(sessions[i % 100], cursors[i % 1000], i + 1L, i % 10 == 0 ? i + 2L : -1, 100L * i, 0);
            rows.set(ExecutionColumn.ELAPSED_MICROS, i % 977);
            rows.set(ExecutionColumn.START_MICROS, 1_795_000_000_000_000L + 50L * i);
            rows.call(CallKind.EXEC, 100L * i, 50L * i, i % 977);
            rows.waited(builder.name(name, 0, 8), Component.CPU, 100L * i, 50L * i, 5);
            rows.node(-1, builder.name(name, 0, 8), -1, -1, 1);
            rows.end(100L * i + 99);
            if (i >= executions - 20_000 && i % 100 == 0) {
                rows.report();
                builder.progress(100L * i, Dialect.RECORDING);
                long start = System.nanoTime();
                Trace trace = builder.snapshot();
                took[taken++] = System.nanoTime() - start;
                if (trace.executions().size() != i + 1) {
                    throw new AssertionError("a snapshot without the newest rows");
                }
            }
        }
        Arrays.sort(took, 0, taken);
        System.out.printf(
                "%d executions: snapshot median %d us, 95%% %d us, most %d us%n",
                executions, took[taken / 2] / 1000, took[taken * 95 / 100] / 1000, took[taken - 1] / 1000);
        source.close();
    }
}
