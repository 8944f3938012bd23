package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.binary.BinaryFile;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The trace that is converted: all of its text, and its tables.
final class ConvertedText implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final OpenTrace.Opened opened;
    private final ByteSource source;
    private final List<ByteSource.FilePart> files;

    /// Takes pieces of text.
    interface Target {
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    private ConvertedText(OpenTrace.Opened opened, ByteSource source, List<ByteSource.FilePart> files) {
        this.opened = opened;
        this.source = source;
        this.files = List.copyOf(files);
    }

    /// @throws TraceException when it is no trace or cannot be read
    static ConvertedText open(Path file, CancelToken cancel) throws TraceException {
        ByteSource source = Sources.file(file);
        OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard()).source(source, Progress.NONE, cancel);
        boolean done = false;
        try {
            if (opened.cancelled()) {
                throw new CancellationException("cancelled while indexing");
            }
            boolean binary = BinaryFile.matches(source.now().bytes());
            ConvertedText text = binary
                    ? of(opened, BinaryFile.open(source, cancel))
                    : new ConvertedText(opened, source, source.files());
            done = true;
            return text;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    /// The text of a file, unpacked, to be read once more.
    static ByteSource source(Path file, CancelToken cancel) throws TraceException {
        ByteSource source = Sources.file(file);
        boolean done = false;
        try {
            ByteSource text = BinaryFile.matches(source.now().bytes())
                    ? BinaryFile.open(source, cancel).text()
                    : source;
            done = true;
            return text;
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private static ConvertedText of(OpenTrace.Opened opened, BinaryFile file) throws TraceException {
        return new ConvertedText(opened, file.text(), file.files());
    }

    /// The text as it was read; closed with this.
    ByteSource source() {
        return source;
    }

    /// The files that the text is in, the first of them included; none where it is one.
    List<ByteSource.FilePart> files() {
        return files.size() < 2 ? List.of() : files;
    }

    long size() {
        return trace().text().size();
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

    /// Copies all of the text.
    void copy(Target target, Progress progress, CancelToken cancel) throws IOException, TraceException {
        copy(0, size(), target, progress, cancel);
    }

    /// Copies a part of the text.
    void copy(long from, long to, Target target, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        byte[] piece = new byte[PIECE];
        long at = from;
        while (at < to) {
            cancel.check();
            int count = (int) Math.min(trace().text().bytes(at, piece), to - at);
            if (count <= 0) {
                throw new IOException("the text ended " + (to - at) + " bytes too early");
            }
            target.write(piece, 0, count);
            at += count;
            progress.report(at, size());
        }
    }

    /// Compares a part with a file of plain text.
    ///
    /// @throws TraceException where it is not the same
    void compare(long from, long to, Path written, CancelToken cancel) throws TraceException {
        try (InputStream in = Files.newInputStream(written)) {
            copy(
                    from,
                    to,
                    (piece, start, length) -> {
                        byte[] again = in.readNBytes(length);
                        if (!Arrays.equals(piece, start, start + length, again, 0, again.length)) {
                            throw new Differs();
                        }
                    },
                    Progress.NONE,
                    cancel);
            if (in.read() >= 0) {
                throw new Differs();
            }
        } catch (IOException e) {
            throw differs(written, e);
        }
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

    static TraceException differs(Path written, @Nullable IOException cause) {
        String sentence = Texts.get("app.convert.differs", written);
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
