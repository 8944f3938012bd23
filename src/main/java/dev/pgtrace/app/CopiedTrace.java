package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.CopyDriver;
import dev.pgtrace.server.capture.overhead.Overhead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Records into a file what the server itself writes as a trace.
final class CopiedTrace {
    private final CopyDriver driver;
    private final Overhead overhead;

    CopiedTrace(CopyDriver driver, Overhead overhead) {
        this.driver = driver;
        this.overhead = overhead;
    }

    CaptureResult run(Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
            throws TraceException {
        if (BinaryRecording.isBinary(file)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.copied.kind"));
        }
        CaptureMeter meter = new CaptureMeter();
        CancelToken inner = new CancelToken();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Copy copy = new Copy(channel);
            try (RecordingWatch watch = RecordingWatch.start(
                            file, limits, status, meter, copy.executions, copy.bytes::get, stop, inner);
                    Overhead.Watch _ = overhead.watch(meter)) {
                List<String> messages = capture(copy, meter, inner);
                messages.addAll(watch.reasons());
                return new CaptureResult(List.of(file), watch.end(), messages);
            }
        } catch (FileAlreadyExistsException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.copied.exists", file), e);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.unwritable", file, e.getMessage()), e);
        }
    }

    private List<String> capture(Copy copy, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        try {
            messages.addAll(driver.run(copy, meter, stop).messages());
        } catch (TraceException e) {
            if (copy.bytes.get() == 0 || e.kind() == TraceException.Kind.UNWRITABLE) {
                throw e;
            }
            messages.add(String.valueOf(e.getMessage()));
        }
        return messages;
    }

    /// The file, and how much is in it.
    private static final class Copy implements CopyDriver.Sink {
        private final FileChannel channel;
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong executions = new AtomicLong();

        Copy(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void bytes(byte[] more) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(more);
            while (buffer.hasRemaining()) {
                bytes.addAndGet(channel.write(buffer));
            }
        }

        @Override
        public void executed() {
            executions.incrementAndGet();
        }
    }
}
