package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.PairedMessages;
import dev.pgtrace.server.capture.log.ServerLogDriver;
import dev.pgtrace.server.capture.own.OwnSessionDriver;
import dev.pgtrace.server.capture.sample.SamplingDriver;
import dev.pgtrace.server.capture.sample.WaitSampling;
import dev.pgtrace.server.capture.setting.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Records a running server into a file: prepare, show the [plan][#plan] to whoever has to agree, [run][#run].
public final class RecordTrace {
    private final ServerLink link;
    private final CaptureDriver driver;
    private final long waitSampleMicros;

    private RecordTrace(ServerLink link, CaptureDriver driver, long waitSampleMicros) {
        this.link = link;
        this.driver = driver;
        this.waitSampleMicros = waitSampleMicros;
    }

    /// Looks at the server and at what is asked for; writes nothing.
    ///
    /// @param rows hears the rows of statements that are run
    public static RecordTrace prepare(ConnectedServer server, CaptureRequest request, RowSink rows)
            throws TraceException {
        return prepare(server.link(), request, rows, new Journal(journalFolder()));
    }

    /// Where this machine notes what it has to undo.
    static Path journalFolder() {
        return StateFolder.ofUser().resolve("recordings");
    }

    static RecordTrace prepare(ServerLink link, CaptureRequest request, RowSink rows, Journal journal)
            throws TraceException {
        CaptureDriver driver =
                switch (request.scope()) {
                    case CaptureScope.OwnSession own ->
                        OwnSessionDriver.prepare(link, script(request), request.options(), rows, PairedMessages::new);
                    case CaptureScope.Pid pid -> SamplingDriver.prepare(link, pid, request.options());
                    default ->
                        ServerLogDriver.prepare(
                                link,
                                request.scope(),
                                request.options(),
                                journal,
                                request.logFolder(),
                                PairedMessages::new);
                };
        boolean samplesItself = request.scope() instanceof CaptureScope.Pid;
        return new RecordTrace(
                link, driver, samplesItself ? 0 : request.options().waitSampleMicros());
    }

    private static CaptureScript script(CaptureRequest request) throws TraceException {
        return request.script()
                .orElseThrow(() ->
                        new TraceException(TraceException.Kind.USAGE, "There is nothing to run: give statements."));
    }

    /// What it will do.
    public CapturePlan plan() {
        return driver.plan();
    }

    /// Records until asked to stop, a limit is reached, or there is nothing more. The server has its settings back
    /// when this returns or throws, or the message says that it has not.
    ///
    /// @param status hears how it does, several times a second, from another thread
    /// @param stop   a normal end
    /// @throws TraceException where nothing could be recorded, or the file can no longer be written: what is in it
    ///                        can be read
    public CaptureResult run(Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
            throws TraceException {
        makeFolder(file.toAbsolutePath().getParent());
        CaptureMeter meter = new CaptureMeter();
        CancelToken inner = new CancelToken();
        Recording recording = recording();
        try (RecordingWriter writer = RecordingWriter.create(file, recording, RecordingWriter.Options.standard())) {
            Run run = new Run(writer, inner);
            try (RecordingWatch watch =
                    RecordingWatch.start(file, limits, status, meter, run.executions, writer::bytes, stop, inner)) {
                List<String> messages = run.capture(this, meter);
                messages.addAll(watch.reasons());
                writer.finish(recording.startMicros() + watch.elapsedMicros());
                return new CaptureResult(writer.files(), watch.end(), messages);
            }
        }
    }

    private static void makeFolder(@Nullable Path folder) throws TraceException {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, "The folder " + folder + " for the recording cannot be made.", e);
        }
    }

    private List<String> capture(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop)
            throws TraceException {
        if (waitSampleMicros == 0) {
            return driver.run(events, meter, stop).messages();
        }
        try (WaitSampling waits = WaitSampling.start(link, waitSampleMicros, events)) {
            List<String> messages =
                    new ArrayList<>(driver.run(waits, meter, stop).messages());
            messages.addAll(waits.messages());
            return messages;
        }
    }

    private Recording recording() {
        Recording recording = driver.recording();
        if (waitSampleMicros == 0) {
            return recording;
        }
        List<String> fidelity = new ArrayList<>(recording.fidelity());
        fidelity.add("Waits are sampled every " + Durations.format(waitSampleMicros) + ", and their times estimated.");
        return new Recording(
                recording.writer(),
                recording.serverVersion(),
                recording.server(),
                recording.route(),
                recording.scope(),
                recording.startMicros(),
                recording.settings(),
                fidelity);
    }

    /// Events on their way into the file. The first fault of the disk ends the capture.
    private static final class Run implements Consumer<TraceEvent> {
        private final RecordingWriter writer;
        private final CancelToken stop;
        private final AtomicLong executions = new AtomicLong();
        private final AtomicReference<@Nullable TraceException> fault = new AtomicReference<>();

        Run(RecordingWriter writer, CancelToken stop) {
            this.writer = writer;
            this.stop = stop;
        }

        List<String> capture(RecordTrace record, CaptureMeter meter) throws TraceException {
            List<String> messages = new ArrayList<>();
            try {
                messages.addAll(record.capture(this, meter, stop));
            } catch (TraceException e) {
                if (executions.get() == 0) {
                    discard(writer);
                    throw e;
                }
                String message = String.valueOf(e.getMessage());
                accept(new GapEvent(Table.MISSING, Table.MISSING, Table.MISSING, message));
                messages.add(message);
            }
            TraceException unwritable = fault.get();
            if (unwritable != null) {
                throw unwritable;
            }
            return messages;
        }

        /// A file that holds nothing would only be in the way of the next try.
        private static void discard(RecordingWriter file) {
            file.close();
            for (Path part : file.files()) {
                try {
                    Files.deleteIfExists(part);
                } catch (IOException e) {
                    return;
                }
            }
        }

        @Override
        public void accept(TraceEvent event) {
            if (fault.get() != null) {
                return;
            }
            try {
                writer.write(event);
                if (event instanceof ExecutionEvent) {
                    executions.incrementAndGet();
                }
            } catch (TraceException e) {
                fault.set(e);
                stop.cancel();
            }
        }
    }
}
