package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// A file that the user gives something away in: written aside first, then moved, so that it is whole or not there;
/// never one that is open.
public final class GivenFile {
    private final Path file;

    private GivenFile(Path file) {
        this.file = file;
    }

    /// @param open what must not be written over, say the traces that are open
    /// @throws TraceException when the file is one of those
    public static GivenFile at(Path file, Collection<Path> open) throws TraceException {
        for (Path other : List.copyOf(open)) {
            if (isSame(file, other)) {
                throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.given.open", file));
            }
        }
        return new GivenFile(file);
    }

    public void write(String text) throws TraceException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws TraceException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(aside, bytes);
            FileReplacement.move(aside, file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.unwritable", file, e.getMessage()), e);
        } finally {
            FileReplacement.discard(aside);
        }
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            return file.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }
}
