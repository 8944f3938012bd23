package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The trace that is converted: all of its text, and its tables.
final class ConvertedText implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final OpenTrace.Opened opened;

    /// Takes pieces of text.
    interface Target {
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    private ConvertedText(OpenTrace.Opened opened) {
        this.opened = opened;
    }

    /// @throws TraceException when it is no trace or cannot be read
    static ConvertedText open(Path file, CancelToken cancel) throws TraceException {
        OpenTrace.Opened opened =
                new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, cancel, trace -> {});
        if (opened.cancelled()) {
            opened.close();
            throw new CancellationException("cancelled while indexing");
        }
        return new ConvertedText(opened);
    }

    Trace trace() {
        return opened.trace();
    }

    long storedBytes() {
        return opened.storedBytes();
    }

    /// Whether a part of it could not be read.
    boolean isDamaged() {
        return trace().info().issues().stream().anyMatch(issue -> issue.kind() == IssueKind.DATA_AFTER_CUT);
    }

    /// Copies the text.
    ///
    /// @return how many bytes
    long copy(Target target, Progress progress, CancelToken cancel) throws IOException, TraceException {
        TraceText text = trace().text();
        long size = text.size();
        byte[] piece = new byte[PIECE];
        long done = 0;
        while (done < size) {
            cancel.check();
            int count = text.bytes(done, piece);
            if (count <= 0) {
                throw new IOException("the text ended " + (size - done) + " bytes too early");
            }
            target.write(piece, 0, count);
            done += count;
            progress.report(done, size);
        }
        return done;
    }

    /// Compares with what was written.
    ///
    /// @throws TraceException where it is not the same
    void compare(Path written, CancelToken cancel) throws TraceException {
        try (ConvertedText other = open(written, cancel)) {
            long[] at = {0};
            byte[] again = new byte[PIECE];
            TraceText text = other.trace().text();
            boolean same = text.size() == trace().text().size();
            if (same) {
                copy(
                        (piece, from, length) -> {
                            byte[] into = length == again.length ? again : new byte[length];
                            if (read(text, at[0], into) != length
                                    || !Arrays.equals(piece, 0, length, into, 0, length)) {
                                throw new Differs();
                            }
                            at[0] += length;
                        },
                        Progress.NONE,
                        cancel);
            }
            if (!same || !TraceEquality.of(trace(), other.trace())) {
                throw differs(written, null);
            }
        } catch (IOException e) {
            throw differs(written, e);
        }
    }

    private static int read(TraceText text, long at, byte[] into) throws IOException {
        try {
            return text.bytes(at, into);
        } catch (TraceException e) {
            throw new IOException(e);
        }
    }

    private static TraceException differs(Path written, @Nullable IOException cause) {
        String sentence = written + " was written and does not read the same again: the disk or the memory of this"
                + " machine may be failing. Nothing was kept of it.";
        return cause == null
                ? new TraceException(TraceException.Kind.UNWRITABLE, sentence)
                : new TraceException(TraceException.Kind.UNWRITABLE, sentence, cause);
    }

    @Override
    public void close() {
        opened.close();
    }

    /// Text that is not the same.
    private static final class Differs extends IOException {
        private static final long serialVersionUID = 1;
    }
}
