package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A JSON file of the product's own. Saved aside and moved, so that a crash leaves the old file or the new one; a file
/// that cannot be read is kept aside and never stops the start.
final class KeptFile<T extends Record> {
    private final Path file;
    private final Class<T> type;

    /// What was found.
    ///
    /// @param keptAside where a file went that could not be read
    record Loaded<T extends Record>(Optional<T> content, Optional<Path> keptAside) {}

    KeptFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    Path path() {
        return file;
    }

    Loaded<T> load() {
        try {
            return new Loaded<>(Optional.of(RecordReader.read(Files.readAllBytes(file), type)), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Loaded<>(Optional.empty(), Optional.empty());
        } catch (IOException e) {
            return broken();
        }
    }

    /// One save after the other, from whatever thread.
    synchronized void save(T content) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(aside, RecordWriter.write(content));
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        FileReplacement.move(aside, file);
    }

    /// Moves what cannot be used out of the way.
    Loaded<T> broken() {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            FileReplacement.move(file, aside);
            return new Loaded<>(Optional.empty(), Optional.of(aside));
        } catch (IOException e) {
            return new Loaded<>(Optional.empty(), Optional.of(file));
        }
    }
}
