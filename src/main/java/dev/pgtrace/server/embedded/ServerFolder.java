package dev.pgtrace.server.embedded;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The folder of one running server. A janitor process waits beside it for our end, stops the server and removes the
/// folder; a folder whose janitor was killed too is found by its lock at the next start.
final class ServerFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String MAKING = "making.lock";
    private static final int PATIENCE_SECONDS = 20;

    /// The folders of this process. Their locks must not even be looked at: closing any channel of a file drops the
    /// locks that the whole process holds on it.
    private static final Set<Path> OWN = new HashSet<>();

    private final Path path;
    private final FileChannel lock;
    private final Process janitor;

    private ServerFolder(Path path, FileChannel lock, Process janitor) {
        this.path = path;
        this.lock = lock;
        this.janitor = janitor;
    }

    /// A new folder, after removing those whose owners have gone.
    static ServerFolder open(ServerPlace place) throws TraceException {
        Path running = place.running();
        // One at a time, so that nobody takes a folder that is being made for one that was left.
        synchronized (OWN) {
            try (FileChannel channel = FileChannel.open(
                            running.resolve(MAKING), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock making = channel.lock()) {
                if (!making.isValid()) {
                    throw new IOException(Texts.get("server.embedded.lock"));
                }
                removeLeftovers(running);
                return make(place, running);
            } catch (IOException e) {
                throw new TraceException(
                        TraceException.Kind.UNWRITABLE,
                        Texts.get("server.embedded.folder", running, e.getMessage()),
                        e);
            }
        }
    }

    private static ServerFolder make(ServerPlace place, Path running) throws IOException {
        Path path = Files.createTempDirectory(running, "server-");
        FileChannel lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException(Texts.get("server.embedded.locked"));
        }
        OWN.add(path);
        Process janitor = janitor(path);
        if (place.account() == ServerAccount.NOBODY) {
            giveToNobody(path);
        }
        return new ServerFolder(path, lock, janitor);
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    long janitorPid() {
        return janitor.pid();
    }

    /// Ends the server and removes the folder.
    @Override
    public void close() {
        dismiss(janitor);
        try {
            lock.close();
        } catch (IOException e) {
            // The file is gone with its folder; nothing is left to do.
            return;
        } finally {
            synchronized (OWN) {
                OWN.remove(path);
            }
        }
    }

    private static void removeLeftovers(Path running) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(running, "server-*")) {
            for (Path folder : folders) {
                if (!OWN.contains(folder) && isLeft(folder)) {
                    dismiss(janitor(folder));
                }
            }
        }
    }

    /// Whether nobody holds the lock of this folder. One that has none yet is being made.
    private static boolean isLeft(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    private static Process janitor(Path folder) throws IOException {
        try (InputStream script = ServerFolder.class.getResourceAsStream("janitor.sh")) {
            if (script == null) {
                throw new IOException(Texts.get("server.embedded.janitor"));
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessBuilder(
                            "setsid",
                            "sh",
                            "-c",
                            text,
                            "pgtrace-janitor",
                            folder.toRealPath().toString())
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    private static void dismiss(Process janitor) {
        try (OutputStream input = janitor.getOutputStream()) {
            input.flush();
        } catch (IOException e) {
            // It has ended already, which is what is wanted.
        }
        try {
            if (!janitor.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                janitor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void giveToNobody(Path path) throws IOException {
        Commands.run(List.of("chown", "65534:65534", path.toString()), path);
    }
}
