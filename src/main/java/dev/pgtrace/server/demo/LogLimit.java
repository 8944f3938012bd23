package dev.pgtrace.server.demo;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Removes old logs of the demo, which grow fast while it is traced.
final class LogLimit implements Runnable {
    private static final int KEPT = 6;
    private static final long EACH_SECONDS = 5;

    private final Path folder;
    private final CountDownLatch stop;

    LogLimit(Path folder, CountDownLatch stop) {
        this.folder = folder;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!stop.await(EACH_SECONDS, TimeUnit.SECONDS)) {
                removeOld();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void removeOld() {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "shop-*.json")) {
            found.forEach(logs::add);
            // Their names begin with the time.
            logs.sort(null);
            for (Path old : logs.subList(0, Math.max(0, logs.size() - KEPT))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The folder vanishes with the server, after which nothing has to be removed here.
            return;
        }
    }
}
