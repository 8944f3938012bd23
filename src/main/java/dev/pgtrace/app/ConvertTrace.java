package dev.pgtrace.app;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.binary.BinaryWriter;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.SeekableZstdOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Stores a trace as something else, with the same text byte for byte: aside first, then moved, so that a file is whole
/// or not there. A server log or a plan that is to become a `.trc` becomes a recording, which holds what it tells.
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
    /// @param files       where
    /// @param textBytes   of text
    /// @param storedFrom  bytes of the input as stored, or -1
    /// @param storedTo    bytes of the output
    /// @param incomplete  whether a part of the input could not be read
    /// @param recorded    whether a recording was made, so that the text is another
    public record Converted(
            TraceKind kind,
            List<Path> files,
            long textBytes,
            long storedFrom,
            long storedTo,
            boolean incomplete,
            boolean recorded) {
        public Converted {
            files = List.copyOf(files);
        }
    }

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
        checkPlace(from, to, options.existing(), "convert");
        List<Output> outputs = List.of();
        try (ConvertedText text = ConvertedText.open(from, cancel)) {
            if (kind != TraceKind.BINARY && ToldRecording.isNamed(to) && ToldRecording.isFor(text.trace())) {
                return record(text, from, to, kind, progress, cancel);
            }
            outputs = outputs(text, to, kind);
            long stored = 0;
            for (Output output : outputs) {
                checkPlace(from, output.to(), options.existing(), "convert");
                write(text, output, kind, progress, cancel);
                stored += Files.size(output.aside());
            }
            for (Output output : outputs) {
                check(text, output, kind, cancel);
            }
            for (Output output : outputs) {
                checkPlace(from, output.to(), options.existing(), "convert");
                FileReplacement.move(output.aside(), output.to());
            }
            List<Path> files = outputs.stream().map(Output::to).toList();
            return new Converted(kind, files, text.size(), text.storedBytes(), stored, text.isDamaged(), false);
        } catch (NoSuchFileException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.noFolder", to), e);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.unwritable", to, e.getMessage()), e);
        } finally {
            outputs.forEach(output -> FileReplacement.discard(output.aside()));
        }
    }

    /// Makes a recording of what the text tells.
    private Converted record(
            ConvertedText text, Path from, Path to, TraceKind kind, Progress progress, CancelToken cancel)
            throws TraceException, IOException {
        Path aside = to.resolveSibling(to.getFileName() + ".recording.part");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ToldRecording.write(text.source(), text.trace(), to, channel, progress, cancel);
            }
            long textBytes = Files.size(aside);
            if (options.check() == Check.READ_AGAIN) {
                try (ConvertedText written = ConvertedText.open(aside, cancel)) {
                    if (!ToldRecording.isSame(text.trace(), written.trace())) {
                        throw ConvertedText.differs(to, null);
                    }
                }
            }
            checkPlace(from, to, options.existing(), "convert");
            if (kind == TraceKind.TEXT) {
                FileReplacement.move(aside, to);
            } else {
                new ConvertTrace(options).convert(aside, to, kind, Progress.NONE, cancel);
            }
            return new Converted(
                    kind, List.of(to), textBytes, text.storedBytes(), Files.size(to), text.isDamaged(), true);
        } finally {
            FileReplacement.discard(aside);
        }
    }

    /// A part of the text and where it goes.
    private record Output(Path to, long start, long end) {
        Path aside() {
            return to.resolveSibling(to.getFileName() + ".part");
        }
    }

    /// One file, or where a recording is in several and becomes text, as many: the first with the new name, the others
    /// with their own, which the files before them name.
    private static List<Output> outputs(ConvertedText text, Path to, TraceKind kind) throws TraceException {
        List<ByteSource.FilePart> files = text.files();
        if (files.isEmpty() || kind == TraceKind.BINARY) {
            return List.of(new Output(to, 0, text.size()));
        }
        if (kind != TraceKind.TEXT) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    Texts.get("app.convert.parts", text.trace().info().name(), files.size()));
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = i == 0 ? to : to.resolveSibling(files.get(i).fileName());
            long end = i + 1 < files.size() ? files.get(i + 1).start() : text.size();
            outputs.add(new Output(file, files.get(i).start(), end));
        }
        if (outputs.stream().map(Output::to).distinct().count() < outputs.size()) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.convert.later", to));
        }
        return outputs;
    }

    private void check(ConvertedText text, Output output, TraceKind kind, CancelToken cancel) throws TraceException {
        if (options.check() == Check.NONE) {
            return;
        }
        if (kind == TraceKind.TEXT) {
            text.compare(output.start(), output.end(), output.aside(), cancel);
        } else {
            text.compare(output.aside(), cancel);
        }
    }

    /// Whether a file may be written there.
    ///
    /// @param purpose what is done with the file that is read
    static void checkPlace(Path from, Path to, Existing existing, String purpose) throws TraceException {
        if (Files.isDirectory(to)) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.folder", to));
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
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.same." + purpose, to));
        }
        if (existing == Existing.KEEP) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.exists", to));
        }
    }

    private void write(ConvertedText text, Output output, TraceKind kind, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        try (FileChannel channel = FileChannel.open(
                output.aside(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            switch (kind) {
                case TEXT -> text.copy(output.start(), output.end(), channelStream(channel)::write, progress, cancel);
                case GZIP -> gzip(text, channel, progress, cancel);
                case ZSTD -> zstd(text, channel, progress, cancel);
                case BINARY -> binary(text, channel, progress, cancel);
            }
            channel.force(true);
        }
    }

    private static void gzip(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        GZIPOutputStream out = new GZIPOutputStream(channelStream(channel), 1 << 16);
        text.copy(out::write, progress, cancel);
        out.finish();
    }

    private void zstd(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        OutputStream stored = new BufferedOutputStream(channelStream(channel), 1 << 16);
        try (SeekableZstdOutput out = new SeekableZstdOutput(stored, options.level(), options.threads())) {
            text.copy(out::write, progress, cancel);
            out.finish();
        }
    }

    private void binary(ConvertedText text, FileChannel channel, Progress progress, CancelToken cancel)
            throws IOException, TraceException {
        BinaryWriter.Options packing = new BinaryWriter.Options(options.level(), options.threads());
        try (BinaryWriter out = BinaryWriter.begin(channel, packing)) {
            text.copy((piece, from, length) -> out.text(piece, length), progress, cancel);
            out.files(text.files());
            out.tables(text.trace(), new SqlFingerprinter(), cancel);
            out.finish();
        }
    }

    private static OutputStream channelStream(FileChannel channel) {
        return Channels.newOutputStream(channel);
    }
}
