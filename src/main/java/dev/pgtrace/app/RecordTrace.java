package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
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
import dev.pgtrace.server.capture.Capture;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.CopyDriver;
import dev.pgtrace.server.capture.PairedMessages;
import dev.pgtrace.server.capture.log.ServerLogDriver;
import dev.pgtrace.server.capture.log.SignalDriver;
import dev.pgtrace.server.capture.overhead.Overhead;
import dev.pgtrace.server.capture.own.ExtensionDriver;
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
    private final Capture driver;
    private final long waitSampleMicros;
    private final Overhead overhead;

    private RecordTrace(ServerLink link, Capture driver, long waitSampleMicros, Overhead overhead) {
        this.link = link;
        this.driver = driver;
        this.waitSampleMicros = waitSampleMicros;
        this.overhead = overhead;
    }

    /// Looks at the server and at what is asked for; writes nothing.
    ///
    /// @param rows hears the rows of statements that are run
    public static RecordTrace prepare(ConnectedServer server, CaptureRequest request, RowSink rows)
            throws TraceException {
        CaptureOptions options = request.options();
        if (options.has(CaptureDetail.EXTENSION)
                && server.profile().production()
                && !options.has(CaptureDetail.RISKY_EXTENSION)) {
            throw new TraceException(
                    TraceException.Kind.SERVER,
                    Texts.get("app.record.production", server.profile().name()));
        }
        return prepare(server.link(), request, rows, new Journal(journalFolder()));
    }

    /// Where this machine notes what it has to undo.
    static Path journalFolder() {
        return StateFolder.ofUser().resolve("recordings");
    }

    static RecordTrace prepare(ServerLink link, CaptureRequest request, RowSink rows, Journal journal)
            throws TraceException {
        Capture driver =
                switch (request.scope()) {
                    case CaptureScope.OwnSession own
                    when request.options().has(CaptureDetail.EXTENSION) ->
                        ExtensionDriver.prepare(link, script(request), rows);
                    case CaptureScope.OwnSession own ->
                        OwnSessionDriver.prepare(link, script(request), request.options(), rows, PairedMessages::new);
                    case CaptureScope.Pid pid
                    when isSignalled(request) ->
                        SignalDriver.prepare(
                                link, pid, request.options(), journal, request.logFolder(), PairedMessages::new);
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
        // Sampling tells waits itself, and a copy is taken as it is.
        boolean samplesItself = driver instanceof SamplingDriver || driver instanceof CopyDriver;
        return new RecordTrace(
                link,
                driver,
                samplesItself ? 0 : request.options().waitSampleMicros(),
                Overhead.prepare(link, request.scope()));
    }

    private static boolean isSignalled(CaptureRequest request) {
        return request.options().has(CaptureDetail.SIGNAL);
    }

    private static CaptureScript script(CaptureRequest request) throws TraceException {
        return request.script()
                .orElseThrow(() -> new TraceException(TraceException.Kind.USAGE, Texts.get("app.record.nothing")));
    }

    /// What it will do.
    public CapturePlan plan() {
        CapturePlan plan = driver.plan();
        return new CapturePlan(plan.route(), plan.scope(), plan.statements(), plan.notes(), fidelity(plan.fidelity()));
    }

    /// Whether it will tell by how much statements become slower; otherwise no limit of that can be kept.
    public boolean knowsOverhead() {
        return overhead.isKnown();
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
        return switch (driver) {
            case CaptureDriver events -> record(events, file, limits, status, stop);
            case CopyDriver copy -> new CopiedTrace(copy, overhead).run(file, limits, status, stop);
        };
    }

    private CaptureResult record(
            CaptureDriver events, Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
            throws TraceException {
        CaptureMeter meter = new CaptureMeter();
        CancelToken inner = new CancelToken();
        Recording recording = recording(events);
        try (RecordingWriter writer = BinaryRecording.writer(file, recording)) {
            Run run = new Run(writer, inner);
            try (RecordingWatch watch =
                    RecordingWatch.start(file, limits, status, meter, run.executions, writer::bytes, stop, inner)) {
                List<String> messages = run.capture(this, events, meter);
                messages.addAll(watch.reasons());
                writer.finish(recording.startMicros() + watch.elapsedMicros());
                messages.addAll(BinaryRecording.complete(file));
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
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.record.folder", folder), e);
        }
    }

    private List<String> capture(CaptureDriver events, Consumer<TraceEvent> sink, CaptureMeter meter, CancelToken stop)
            throws TraceException {
        try (Overhead.Watch _ = overhead.watch(meter)) {
            return captureWithWaits(events, sink, meter, stop);
        }
    }

    private List<String> captureWithWaits(
            CaptureDriver events, Consumer<TraceEvent> sink, CaptureMeter meter, CancelToken stop)
            throws TraceException {
        if (waitSampleMicros == 0) {
            return events.run(sink, meter, stop).messages();
        }
        try (WaitSampling waits = WaitSampling.start(link, waitSampleMicros, sink)) {
            List<String> messages =
                    new ArrayList<>(events.run(waits, meter, stop).messages());
            messages.addAll(waits.messages());
            return messages;
        }
    }

    private Recording recording(CaptureDriver events) {
        Recording recording = events.recording();
        return new Recording(
                recording.writer(),
                recording.serverVersion(),
                recording.server(),
                recording.route(),
                recording.scope(),
                recording.startMicros(),
                recording.settings(),
                fidelity(recording.fidelity()));
    }

    private List<String> fidelity(List<String> ofDriver) {
        List<String> fidelity = new ArrayList<>(ofDriver);
        if (waitSampleMicros > 0) {
            fidelity.add(
                    KeptTexts.of("kept.fidelity.waits", NumberMarks.plain(() -> Durations.format(waitSampleMicros))));
        }
        fidelity.add(overhead.fidelity());
        return fidelity;
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

        List<String> capture(RecordTrace record, CaptureDriver events, CaptureMeter meter) throws TraceException {
            List<String> messages = new ArrayList<>();
            try {
                messages.addAll(record.capture(events, this, meter, stop));
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
