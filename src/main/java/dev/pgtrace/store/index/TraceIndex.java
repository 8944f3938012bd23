package dev.pgtrace.store.index;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Writes and reads sidecar indexes.
///
/// @param program     what else than this package an index depends on
/// @param fingerprint of statements
public record TraceIndex(String program, SqlFingerprint fingerprint) {
    /// One that is older was left behind by a program that was stopped.
    private static final Duration WRITING = Duration.ofHours(1);

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// What an index gave.
    ///
    /// @param added what the application gave to [TraceIndex#write]
    public record Indexed(Trace trace, MemorySegment added) {}

    /// Writes the index of a trace that was read completely: aside, then moved, so that nobody sees a part of it.
    public void write(Path index, SourceStamp stamp, Trace trace, byte[] added) throws IOException {
        Path aside = index.resolveSibling(index.getFileName() + ".new");
        FileChannel channel = create(aside);
        try {
            fill(channel, stamp, trace, added);
            FileReplacement.move(aside, index);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /// Closes the file: some systems move no open one.
    private void fill(FileChannel channel, SourceStamp stamp, Trace trace, byte[] added) throws IOException {
        try (channel) {
            new IndexWriter(channel).write(stamp, vocabulary(), trace, added);
        }
    }

    private static FileChannel create(Path aside) throws IOException {
        try {
            return open(aside);
        } catch (FileAlreadyExistsException e) {
            if (Files.getLastModifiedTime(aside)
                    .toInstant()
                    .isAfter(Instant.now().minus(WRITING))) {
                throw e;
            }
            Files.deleteIfExists(aside);
            return open(aside);
        }
    }

    /// A new file that only its owner may read, where the system has such.
    private static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER))
                : FileChannel.open(file, options);
    }

    /// How a trace is opened by an index.
    ///
    /// @param name    what the user opened
    /// @param charset that the trace would be read with
    /// @param threads that look at what the index says
    public record Opening(String name, Charset charset, TraceText text, int threads) {}

    /// The trace as an index has it; empty where there is none of this very file. Tables, names and shapes are looked
    /// at when something of them is asked for, which then takes longer, on the asking thread.
    ///
    /// @param again reads the trace: it is asked once something of the index turns out to be damaged, perhaps for
    /// each
    ///              damaged part
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Optional<Indexed> read(
            Path index, SourceStamp stamp, Opening opening, Supplier<Trace> again, CancelToken cancel) {
        try {
            Optional<IndexReader> reader = reader(index, stamp::equals, opening, again);
            return reader.isPresent()
                    ? Optional.of(reader.get().read(opening.name(), opening.text(), cancel))
                    : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | InternalError e) {
            return Optional.empty(); // an InternalError where somebody cut the file while it was read
        }
    }

    /// The trace as the index of the beginning of a file has it; empty where there is none that is whole and of the
    /// beginning of this very file. Everything is looked at before.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Optional<Indexed> readBeginning(Path index, Path file, Opening opening, CancelToken cancel) {
        try {
            Optional<IndexReader> reader =
                    reader(index, stamp -> stamp.isBeginningOf(file), opening, TraceIndex::neverAgain);
            if (reader.isEmpty()) {
                return Optional.empty();
            }
            Indexed indexed = reader.get().read(opening.name(), opening.text(), cancel);
            reader.get().check(cancel);
            return Optional.of(indexed);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | InternalError e) {
            return Optional.empty();
        }
    }

    private static Trace neverAgain() {
        throw new IllegalStateException("all parts were looked at");
    }

    /// Whether an index is of the file.
    private interface Stamped {
        boolean test(SourceStamp stamp) throws IOException;
    }

    private Optional<IndexReader> reader(Path index, Stamped stamped, Opening opening, Supplier<Trace> again)
            throws IOException {
        IndexFile file = IndexFile.map(index);
        Contents contents = file.contents();
        boolean fits = contents.vocabulary().equals(vocabulary())
                && stamped.test(contents.stamp())
                && contents.info().charset().equals(opening.charset());
        return fits ? Optional.of(new IndexReader(file, opening.threads(), again)) : Optional.empty();
    }

    private String vocabulary() {
        return Vocabulary.of(program, fingerprint);
    }
}
