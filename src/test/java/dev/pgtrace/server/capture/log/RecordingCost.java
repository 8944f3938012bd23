package dev.pgtrace.server.capture.log;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.PairedMessages;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Measures what our part of a recording by the server's log costs without a server: bytes of a log that was kept,
/// decoded, paired and written to a file as the driver does it. Prints a line for each pass over the log: CPU time of
/// the process and of the reading thread, memory allocated for a statement, and what stays on the heap.
///
///     java -Xmx256m -cp … dev.pgtrace.server.capture.log.RecordingCost log.json|log.csv [passes]
///
/// One recording covers all passes, so that the last line says whether the heap grows with the length.
public final class RecordingCost {
    private RecordingCost() {}

    public static void main(String[] arguments) throws IOException, TraceException {
        Path log = Path.of(arguments[0]);
        int passes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("pgtrace-cost-");
        Path file = folder.resolve("cost.trc");
        // Files are removed as they are left behind: ten times the log must not fill the disk.
        RecordingWriter.Options options = new RecordingWriter.Options(256L << 20, 100);
        try (RecordingWriter writer = RecordingWriter.create(file, recording(), options)) {
            Written written = new Written(writer);
            LogReader reader = new LogReader(
                    new LogScope(new CaptureScope.All()),
                    new LogOutput(
                            log.toString().endsWith(".json") ? "jsonlog" : "csvlog", true, Optional.empty(), List.of()),
                    StandardCharsets.UTF_8,
                    new PairedMessages(written),
                    written,
                    new CaptureMeter(),
                    () -> 0);
            for (int pass = 1; pass <= passes; pass++) {
                pass(pass, log, reader, written);
                for (Path left : writer.files().subList(0, writer.files().size() - 1)) {
                    Files.deleteIfExists(left);
                }
            }
            reader.finish();
            writer.finish(0);
            for (Path left : writer.files()) {
                Files.deleteIfExists(left);
            }
        }
        Files.delete(folder);
    }

    private static void pass(int pass, Path log, LogReader reader, Written written) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long executions = written.executions;
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long thread = 0;
        long cpu = 0;
        long bytes = 0;
        try (InputStream in = Files.newInputStream(log)) {
            while (true) {
                byte[] chunk = in.readNBytes(LogTail.CHUNK_BYTES);
                if (chunk.length == 0) {
                    break;
                }
                bytes += chunk.length;
                long threadFrom = threads.getCurrentThreadCpuTime();
                long cpuFrom = process.getProcessCpuTime();
                reader.bytes(chunk);
                thread += threads.getCurrentThreadCpuTime() - threadFrom;
                cpu += process.getProcessCpuTime() - cpuFrom;
            }
        }
        reader.pause();
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        long statements = written.executions - executions;
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "pass %d: %,d statements, %,d MB; for each %.1f µs CPU of the process, %.1f of the thread,"
                        + " %,d bytes allocated; %.1f MB on the heap%n",
                pass,
                statements,
                bytes >> 20,
                cpu / 1e3 / statements,
                thread / 1e3 / statements,
                allocated / statements,
                heap / 1048576.0);
    }

    private static Recording recording() {
        return new Recording(
                "RecordingCost",
                "15",
                "a log that was kept",
                CaptureRoute.SERVER_LOG,
                "all sessions",
                0,
                Map.of(),
                List.of());
    }

    private static final class Written implements Consumer<TraceEvent> {
        private final RecordingWriter writer;
        private long executions;

        Written(RecordingWriter writer) {
            this.writer = writer;
        }

        @Override
        public void accept(TraceEvent event) {
            try {
                writer.write(event);
            } catch (TraceException e) {
                throw new IllegalStateException(e);
            }
            executions += event instanceof ExecutionEvent ? 1 : 0;
        }
    }
}
