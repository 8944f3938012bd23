package dev.pgtrace.cli;

import dev.pgtrace.base.task.Progress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A line of progress for each file that is read, one after the other.
final class ReadingProgress implements AutoCloseable {
    private final Terminal terminal;
    private @Nullable ProgressLine line;

    ReadingProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    Progress of(Path file) {
        end();
        ProgressLine begun = terminal.progress(file.toString());
        line = begun;
        return begun;
    }

    @Override
    public void close() {
        end();
    }

    /// Clears the line.
    void end() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
