package dev.pgtrace.server.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/// Processor time that a server's processes have used, those that have ended too, as Linux counts it.
final class ServerProcessors {
    private static final Path PROC = Path.of("/proc");
    /// Of a tick as `/proc` prints it: `USER_HZ` is 100 on every Linux.
    private static final long TICK_MICROS = 10_000;
    /// Places in `/proc/PID/stat` behind the name.
    private static final int PARENT = 1;

    private static final int FIRST_TIME = 11;
    private static final int FIRST_CHILD = 13;
    private static final int LAST_TIME = 14;
    private static final int ATTEMPTS = 20;

    private ServerProcessors() {}

    /// @param pid of the postmaster
    /// @return empty where the system does not tell, or processes end all the time
    static OptionalLong usedMicros(long pid) {
        Path postmaster = PROC.resolve(Long.toString(pid));
        long[] own = stat(postmaster);
        for (int attempt = 0; attempt < ATTEMPTS && own.length > 0; attempt++) {
            OptionalLong children = children(pid);
            long[] after = stat(postmaster);
            if (children.isEmpty() || after.length == 0) {
                return OptionalLong.empty();
            }
            // A process that has ended meanwhile moved to those of its parent: it would be counted twice, or not at
            // all.
            if (times(own, FIRST_CHILD) == times(after, FIRST_CHILD)) {
                return OptionalLong.of((times(after, FIRST_TIME) + children.getAsLong()) * TICK_MICROS);
            }
            own = after;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong children(long pid) {
        long ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long[] stat = stat(process);
                if (stat.length > 0 && stat[PARENT] == pid) {
                    ticks += times(stat, FIRST_TIME);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ticks);
    }

    /// From a place on: its own, and those of its children that have ended.
    private static long times(long[] stat, int first) {
        return Arrays.stream(stat, first, LAST_TIME + 1).sum();
    }

    /// The figures behind the name, which may have blanks and parentheses; none where the process is gone.
    private static long[] stat(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ", LAST_TIME + 2);
            long[] figures = new long[LAST_TIME + 1];
            for (int i = 1; i < figures.length; i++) {
                figures[i] = Long.parseLong(words[i]);
            }
            return figures;
        } catch (IOException | RuntimeException e) {
            return new long[0];
        }
    }
}
