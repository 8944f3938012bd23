package dev.pgtrace.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/// What is kept of a mistake of the program: where in the code, and on what system. No messages of exceptions, which
/// may hold SQL, values or names of the user's.
public final class CrashReport {
    private static final int DEEPEST = 200;
    private final Path folder;

    public CrashReport(Path folder) {
        this.folder = folder;
    }

    /// The user's own, beside other notes of the program.
    public static CrashReport ofUser() {
        return new CrashReport(StateFolder.ofUser().resolve("crashes"));
    }

    /// Writes a report; nothing where even that fails.
    ///
    /// @param version of the program
    /// @return where it is
    public Optional<Path> write(Throwable fault, String version, Instant at) {
        try {
            Files.createDirectories(folder);
            String name = "crash-" + at.toString().replace(':', '-') + ".txt";
            return Optional.of(
                    Files.writeString(folder.resolve(name), text(fault, version, at), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // whoever reports a fault must not fail of it
        }
    }

    /// The report's text.
    static String text(Throwable fault, String version, Instant at) {
        StringBuilder out = new StringBuilder();
        out.append("pg_trace Viewer ").append(version).append(", ").append(at).append('\n');
        for (String property :
                new String[] {"java.vendor.version", "java.version", "os.name", "os.version", "os.arch"}) {
            out.append(property)
                    .append(": ")
                    .append(System.getProperty(property))
                    .append('\n');
        }
        out.append("heap: ").append(Runtime.getRuntime().maxMemory() >> 20).append(" MB at most\n\n");
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = fault; each != null && seen.add(each); each = each.getCause()) {
            out.append(each == fault ? "" : "caused by ")
                    .append(each.getClass().getName())
                    .append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(DEEPEST, frames.length); i++) {
                out.append("    at ").append(frames[i]).append('\n');
            }
        }
        return out.toString();
    }
}
