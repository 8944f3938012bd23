package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where the notes of one trace are: beside it, or in the user's folder where nothing can be written there. Each change
/// is made to what the file has then, under a lock, so that two windows do not take each other's changes away.
public final class TraceNotesFile {
    static final String SUFFIX = ".pgtrace-notes.json";

    /// Two windows of one program: a lock of the system is between programs only.
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path trace;
    private final Path userFolder;

    /// What was found.
    ///
    /// @param keptAside where a file went that could not be read
    public record Loaded(TraceNotes notes, Optional<Path> keptAside) {}

    TraceNotesFile(Path trace, Path userFolder) {
        this.trace = trace.toAbsolutePath().normalize();
        this.userFolder = userFolder;
    }

    /// Those of a file, for the user.
    public static TraceNotesFile of(Path trace) {
        return new TraceNotesFile(trace, StateFolder.ofUser().resolve("notes"));
    }

    /// The notes as they are now; none where there is no file or it cannot be read.
    public Loaded load() {
        Path newest = newest();
        if (!Files.isRegularFile(newest)) {
            return new Loaded(TraceNotes.NONE, Optional.empty());
        }
        KeptFile<TraceNotes> file = new KeptFile<>(newest, TraceNotes.class);
        KeptFile.Loaded<TraceNotes> loaded = file.load();
        if (loaded.content()
                .filter(notes -> notes.version() > TraceNotes.VERSION || notes.version() < 1)
                .isPresent()) {
            loaded = file.broken();
        }
        return new Loaded(loaded.content().orElse(TraceNotes.NONE), loaded.keptAside());
    }

    /// Changes them and keeps the result.
    ///
    /// @return as they are now, with what others have changed
    public Loaded change(UnaryOperator<TraceNotes> change) throws TraceException {
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(userFolder);
                Path lock = userFolder.resolve(name() + ".lock");
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    return held.isValid() ? changeNow(change) : load();
                }
            } catch (IOException e) {
                throw new TraceException(
                        TraceException.Kind.UNWRITABLE,
                        Texts.get("app.notes.unwritable", trace.getFileName(), userFolder),
                        e);
            }
        }
    }

    /// `orders.trc.pgtrace-notes.json` of `orders.trc`.
    public Path beside() {
        return trace.resolveSibling(trace.getFileName() + SUFFIX);
    }

    Path inUserFolder() {
        return userFolder.resolve(name() + ".json");
    }

    private Loaded changeNow(UnaryOperator<TraceNotes> change) throws IOException {
        Loaded before = load();
        TraceNotes after = change.apply(before.notes());
        if (!after.equals(before.notes())) {
            TraceNotes now = new TraceNotes(TraceNotes.VERSION, after.note(), after.bookmarks());
            try {
                new KeptFile<>(beside(), TraceNotes.class).save(now);
            } catch (IOException e) {
                new KeptFile<>(inUserFolder(), TraceNotes.class).save(now);
            }
        }
        return new Loaded(after, before.keptAside());
    }

    /// A folder may have become writable, or no longer be: the last that was written holds.
    private Path newest() {
        return modified(inUserFolder()) > modified(beside()) ? inUserFolder() : beside();
    }

    private static long modified(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.getLastModifiedTime(file).toMillis() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /// Keyed by the path, as the sidecar index is.
    private String name() {
        byte[] path = trace.toString().getBytes(StandardCharsets.UTF_8);
        return String.format("%016x", Hashes.of(path, 0, path.length));
    }
}
