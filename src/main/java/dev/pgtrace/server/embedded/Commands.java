package dev.pgtrace.server.embedded;

import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs short programs to their end.
final class Commands {
    private static final int PATIENCE_SECONDS = 60;

    private Commands() {}

    /// @param folder for the program's output
    /// @throws IOException with what the program printed when it fails
    static void run(List<String> command, Path folder) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(Texts.get("server.embedded.long", command.getFirst(), PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(Texts.get("server.embedded.interrupted", command.getFirst()), e);
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        Files.delete(output);
        if (process.exitValue() != 0) {
            throw new IOException(
                    printed.isEmpty() ? Texts.get("server.embedded.failed", command.getFirst()) : printed);
        }
    }
}
