package dev.pgtrace.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A disk that is soon full: a file system in memory of a given size. Only root can have one.
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// Why there can be none here, for the message of a skipped test; empty where [#mount] works.
    public static Optional<String> whyNot() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can mount a small file system");
        }
        try (SmallDisk disk = mount(1 << 20)) {
            return Files.isDirectory(disk.folder) ? Optional.empty() : Optional.of("the mounted folder is not there");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    public static SmallDisk mount(long bytes) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pgtrace-small-disk-");
        try {
            run("mount", "-t", "tmpfs", "-o", "size=" + bytes + ",mode=700", "tmpfs", folder.toString());
        } catch (IOException e) {
            Files.delete(folder);
            throw e;
        }
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /// Leaves this many bytes free, to within a page.
    public void fillUpTo(long freeBytes) throws IOException {
        long fill = Files.getFileStore(folder).getUsableSpace() - freeBytes;
        if (fill > 0) {
            Files.write(folder.resolve("filling"), new byte[Math.toIntExact(fill)]);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
        Files.delete(folder);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(printed);
        }
    }
}
