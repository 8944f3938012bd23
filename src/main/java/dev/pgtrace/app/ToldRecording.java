package dev.pgtrace.app;

import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.EventFormat;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Makes a recording of what a server log or a plan tells: its executions with their calls, binds, plans, waits and
/// errors; what else the server said becomes notes and settings. Lines that are no record of the log are left out.
final class ToldRecording {
    /// One file, and nothing in it before it is asked for or there is much.
    private static final RecordingWriter.Options WHOLE = new RecordingWriter.Options(Long.MAX_VALUE, Integer.MAX_VALUE);

    private static final Pattern RECORDING = Pattern.compile("(?i)\\.(trcb|trc(\\.gz|\\.zst)?)$");

    private ToldRecording() {}

    /// Whether a trace is one that a recording is made of.
    static boolean isFor(Trace trace) {
        return Formats.of(trace.info().dialect()) instanceof EventFormat;
    }

    /// Whether a file with this name is to hold a recording: `.trc`, packed or not, and not `.log`.
    static boolean isNamed(Path to) {
        return RECORDING.matcher(String.valueOf(to.getFileName())).find();
    }

    /// Whether a recording says the same as what it was made of.
    static boolean isSame(Trace told, Trace recording) {
        return TraceSums.of(told)
                .withoutCursors()
                .equals(TraceSums.of(recording).withoutCursors());
    }

    /// Writes the recording; blocks until it is done.
    ///
    /// @param source what the trace was read from, once more from its beginning
    /// @param to     where it goes, for messages
    /// @param out    gets whole records each time; closed at the end
    /// @throws TraceException when the log cannot be read, or the recording cannot be written
    static void write(
            ByteSource source, Trace trace, Path to, WritableByteChannel out, Progress progress, CancelToken cancel)
            throws TraceException {
        TraceFormat format = Formats.of(trace.info().dialect());
        if (!(format instanceof EventFormat told)) {
            throw new IllegalArgumentException(trace.info().dialect() + " tells no events");
        }
        try (RecordingWriter writer = RecordingWriter.create(to, recording(), WHOLE, file -> out)) {
            Events events = new Events(writer, cancel);
            boolean whole = told.events(
                    source, TraceFormat.Options.standard(), trace.info().charset(), events, progress, cancel);
            if (whole) {
                writer.finish(events.endMicros);
            } else {
                writer.flush();
            }
        } catch (Unwritten e) {
            throw e.fault;
        }
    }

    /// Nothing is known of the server but what the log tells.
    private static Recording recording() {
        return new Recording(
                "pgtrace " + ProductVersion.text(),
                "",
                "",
                CaptureRoute.FILE,
                "",
                Table.MISSING,
                Map.of(),
                List.of(KeptTexts.of("kept.fidelity.told")));
    }

    private static final class Events implements Consumer<TraceEvent> {
        private final RecordingWriter writer;
        private final CancelToken cancel;
        private long endMicros = Table.MISSING;

        Events(RecordingWriter writer, CancelToken cancel) {
            this.writer = writer;
            this.cancel = cancel;
        }

        @Override
        public void accept(TraceEvent event) {
            cancel.check();
            endMicros = Math.max(endMicros, event.atMicros());
            try {
                writer.write(event);
            } catch (TraceException e) {
                throw new Unwritten(e);
            }
        }
    }

    /// A fault of the writer on its way through a reader.
    private static final class Unwritten extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient TraceException fault;

        Unwritten(TraceException fault) {
            super(fault);
            this.fault = fault;
        }
    }
}
