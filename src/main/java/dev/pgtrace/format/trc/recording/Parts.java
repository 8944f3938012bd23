package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The files of a recording, one after the other. None that exists is overwritten: the number of a taken name is
/// left out.
final class Parts {
    private static final int MOST_TAKEN = 10_000;

    /// Opens a file for writing.
    interface Opener {
        WritableByteChannel open(Path file) throws IOException;
    }

    private final Path first;
    private final Opener opener;
    private final List<Path> files = new ArrayList<>();
    private int number;

    Parts(Path first) {
        this(first, file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    Parts(Path first, Opener opener) {
        this.first = first;
        this.opener = opener;
    }

    /// Opens the next file.
    WritableByteChannel next() throws IOException {
        while (true) {
            Path file = number == 0 ? first : first.resolveSibling(numbered(number));
            try {
                WritableByteChannel channel = opener.open(file);
                number++;
                files.add(file);
                return channel;
            } catch (FileAlreadyExistsException e) {
                if (number == 0 || number > MOST_TAKEN) {
                    throw e;
                }
                number++;
            }
        }
    }

    private String numbered(int part) {
        String name = String.valueOf(first.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "." + part : name.substring(0, dot) + "." + part + name.substring(dot);
    }

    int count() {
        return files.size();
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    /// The latest file.
    Path file() {
        return files.isEmpty() ? first : files.getLast();
    }

    TraceException cannotBegin(IOException cause) {
        String sentence =
                switch (cause) {
                    case FileAlreadyExistsException e -> Texts.get("format.recording.exists", first);
                    case NoSuchFileException e -> Texts.get("format.recording.noFolder", first);
                    case AccessDeniedException e -> Texts.get("format.recording.denied", first);
                    default -> Texts.get("format.recording.unwritable", first, reason(cause));
                };
        return new TraceException(TraceException.Kind.UNWRITABLE, sentence, cause);
    }

    static TraceException cannotWrite(Path file, IOException cause, long bytes) {
        return new TraceException(
                TraceException.Kind.UNWRITABLE,
                Texts.get("format.recording.stopped", file, bytes, reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
