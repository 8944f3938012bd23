package dev.pgtrace.cli;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The file that `-o` names, or standard output. A file is written aside and gets its name when it is whole: until then
/// what was there before stays.
final class OutputFile implements AutoCloseable {
    private final DataOutput data;
    private final boolean isStandard;

    /// The file, or missing for what is not replaced: standard output, a pipe, a device.
    private final @Nullable Path file;

    private final @Nullable Path aside;

    private OutputFile(DataOutput data, boolean isStandard, @Nullable Path file, @Nullable Path aside) {
        this.data = data;
        this.isStandard = isStandard;
        this.file = file;
        this.aside = aside;
    }

    /// Refuses to write over what is read; to be asked before anything is done.
    static void check(@Nullable Path file, Collection<Path> read) throws TraceException {
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        for (Path each : read) {
            if (isSame(file, each)) {
                throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.output.same", file));
            }
        }
    }

    static OutputFile open(@Nullable Path file, Terminal terminal) throws TraceException {
        if (file == null || file.toString().equals("-")) {
            return new OutputFile(DataOutput.of(terminal.out()), true, null, null);
        }
        try {
            return open(file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("cli.unwritable", file, reason(file, e)), e);
        }
    }

    private static OutputFile open(Path named) throws IOException {
        Path file = Files.exists(named) ? named.toRealPath() : named;
        Path name = file.getFileName();
        if (name == null || Files.exists(file) && !Files.isRegularFile(file)) {
            return new OutputFile(DataOutput.of(file), false, null, null);
        }
        Path aside = file.resolveSibling(name + ".part");
        try {
            return new OutputFile(DataOutput.of(aside), false, file, aside);
        } catch (AccessDeniedException e) { // by the folder, which does not forbid to write to a file in it
            if (!Files.isWritable(file)) {
                throw e;
            }
            return new OutputFile(DataOutput.of(file), false, null, null);
        }
    }

    DataOutput data() {
        return data;
    }

    /// What was written is whole.
    void finish() throws IOException {
        data.flush();
        if (file != null && aside != null) {
            data.close();
            FileReplacement.move(aside, file);
        }
    }

    /// Without an end of what was written, a file that was there before is there still.
    @Override
    public void close() throws IOException {
        try {
            if (!isStandard) {
                data.close();
            }
        } finally {
            if (aside != null) {
                FileReplacement.discard(aside);
            }
        }
    }

    private static boolean isSame(Path file, Path read) {
        try {
            return Files.exists(read) && Files.isSameFile(file, read);
        } catch (IOException e) {
            return false;
        }
    }

    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> Texts.get("cli.output.noFolder");
            case AccessDeniedException denied -> Texts.get("cli.output.denied");
            default -> Files.isDirectory(file) ? Texts.get("cli.output.folder") : String.valueOf(e.getMessage());
        };
    }
}
