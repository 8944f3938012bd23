package dev.pgtrace.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The operating system's cache of a table's files, so that a test knows what has to come from the disk.
public final class PageCache {
    private static final int PATIENCE_SECONDS = 60;

    private PageCache() {}

    /// Drops the files of a table from the cache, and its blocks from the shared buffers by a restart of the server.
    ///
    /// @return why it cannot be done here, for the message of a skipped test; empty where it was done
    public static Optional<String> drop(TestServer server, String table) throws Exception {
        List<Path> files = files(server, table);
        server.execute("CHECKPOINT");
        server.restart();
        for (Path file : files) {
            Optional<String> fault = run("sync", file.toString());
            if (fault.isEmpty()) {
                // Advises the system that the whole file is not needed (posix_fadvise).
                fault = run("dd", "if=" + file, "iflag=nocache", "count=0", "status=none");
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        long left = 0;
        for (Path file : files) {
            left += cachedBytes(file);
        }
        return left == 0
                ? Optional.empty()
                : Optional.of("the system keeps " + left + " bytes of the table in its cache in spite of the advice");
    }

    /// What the cache holds of a table.
    public static long cachedBytes(TestServer server, String table) throws Exception {
        long sum = 0;
        for (Path file : files(server, table)) {
            sum += cachedBytes(file);
        }
        return sum;
    }

    /// The main fork, in segments of a gigabyte.
    private static List<Path> files(TestServer server, String table) throws SQLException, IOException {
        Path first =
                server.dataFolder().resolve(server.value("SELECT pg_relation_filepath('" + table + "'::regclass)"));
        List<Path> files = new ArrayList<>(List.of(first));
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(first.getParent(), first.getFileName() + ".*")) {
            segments.forEach(files::add);
        }
        return files;
    }

    private static long cachedBytes(Path file) throws IOException {
        Process process = new ProcessBuilder("fincore", "--bytes", "--noheadings", "--output", "RES", file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return Long.parseLong(printed);
        } catch (NumberFormatException e) {
            throw new IOException("fincore says: " + printed, e);
        }
    }

    private static Optional<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.of(command[0] + " did not end");
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(command[0] + " says: " + printed);
    }
}
