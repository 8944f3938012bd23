package dev.pgtrace.app;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.binary.BinaryWriter;
import dev.pgtrace.source.SeekableZstdOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

/// Stores a trace as something else, with the same text byte for byte: aside first, then moved, so that a file is whole
/// or not there.
public final class ConvertTrace {
    private final Options options;

    /// @param level   of zstd, from 1 to 22
    /// @param threads that pack
    /// @param existing what happens to a file that is there
    /// @param check   whether what was written is read again
    public record Options(int level, int threads, Existing existing, Check check) {
        public static Options standard() {
            BinaryWriter.Options binary = BinaryWriter.Options.standard();
            return new Options(binary.level(), binary.threads(), Existing.KEEP, Check.NONE);
        }
    }

    /// What happens to a file that is there.
    public enum Existing {
        KEEP,
        REPLACE
    }

    /// What is done with the file that was written.
    public enum Check {
        NONE,
        /// Read it again and compare its text, and its tables where it has some.
        READ_AGAIN
    }

    /// @param kind        what was written
    /// @param textBytes   of text
    /// @param storedFrom  bytes of the input as stored, or -1
    /// @param storedTo    bytes of the output
    /// @param incomplete  whether a part of the input could not be read
    public record Converted(TraceKind kind, long textBytes, long storedFrom, long storedTo, boolean incomplete) {}

    public ConvertTrace(Options options) {
        this.options = options;
    }

    /// Converts a file; blocks until it is done.
    ///
    /// @param progress bytes of text, of the text there is
    /// @throws TraceException        when the input is no trace or cannot be read, or the output cannot be written
    /// @throws CancellationException when cancelled; the output is as it was before
    public Converted convert(Path from, Path to, TraceKind kind, Progress progress, CancelToken cancel)
            throws TraceException {
        checkPlace(from, to);
        Path aside = to.resolveSibling(to.getFileName() + ".part");
        try (ConvertedText text = ConvertedText.open(from, cancel)) {
            long textBytes = write(text, aside, kind, progress, cancel);
            if (options.check() == Check.READ_AGAIN) {
                text.compare(aside, cancel);
            }
            checkPlace(from, to);
            long stored = Files.size(aside);
            move(aside, to);
            return new Converted(kind, textBytes, text.storedBytes(), stored, text.isDamaged());
        } catch (NoSuchFileException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, to + " cannot be written: its folder does not exist.", e);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, to + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            remove(aside);
        }
    }

    private void checkPlace(Path from, Path to) throws TraceException {
        if (Files.isDirectory(to)) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, to + " is a folder: name the file to write in it.");
        }
        if (!Files.exists(to)) {
            return;
        }
        boolean same;
        try {
            same = Files.isSameFile(from, to);
        } catch (IOException e) {
            same = false;
        }
        if (same) {
            throw new TraceException(
                    TraceException.Kind.USAGE, to + " is the file to convert: name another one to write.");
        }
        if (options.existing() == Existing.KEEP) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE,
                    to + " is there already: name another file, or have it replaced (--force).");
        }
    }

    private long write(ConvertedText text, Path aside, TraceKind kind, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        try (FileChannel channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long bytes =
                    switch (kind) {
                        case TEXT -> text.copy(channelStream(channel)::write, progress, cancel);
                        case GZIP -> gzip(text, channel, progress, cancel);
                        case ZSTD -> zstd(text, channel, progress, cancel);
                        case BINARY -> binary(text, channel, progress, cancel);
                    };
            channel.force(true);
            return bytes;
        }
    }

    private static long gzip(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        GZIPOutputStream out = new GZIPOutputStream(channelStream(channel), 1 << 16);
        long bytes = text.copy(out::write, progress, cancel);
        out.finish();
        return bytes;
    }

    private long zstd(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        OutputStream stored = new BufferedOutputStream(channelStream(channel), 1 << 16);
        try (SeekableZstdOutput out = new SeekableZstdOutput(stored, options.level(), options.threads())) {
            long bytes = text.copy(out::write, progress, cancel);
            out.finish();
            return bytes;
        }
    }

    private long binary(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        BinaryWriter.Options packing = new BinaryWriter.Options(options.level(), options.threads());
        try (BinaryWriter out = BinaryWriter.begin(channel, packing)) {
            long bytes = text.copy((piece, from, length) -> out.text(piece, length), progress, cancel);
            out.tables(text.trace(), new SqlFingerprinter(), cancel);
            out.finish();
            return bytes;
        }
    }

    private static OutputStream channelStream(FileChannel channel) {
        return Channels.newOutputStream(channel);
    }

    private static void move(Path aside, Path to) throws IOException {
        try {
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            aside.toFile().deleteOnExit();
        }
    }
}
