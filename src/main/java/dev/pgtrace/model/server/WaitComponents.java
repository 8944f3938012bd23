package dev.pgtrace.model.server;

import dev.pgtrace.model.Component;
import java.util.Locale;

/// Where the time of a wait event belongs. Names are PostgreSQL's of all versions: 15 says `WALSync`, 18 `WalSync`.
public final class WaitComponents {
    private WaitComponents() {}

    /// @param waitClass `wait_event_type`; empty for a process that runs
    /// @param event     `wait_event`
    public static Component of(String waitClass, String event) {
        return switch (waitClass) {
            case "" -> Component.CPU;
            case "Lock" -> Component.LOCK_WAITS;
            case "Client" ->
                event.equals("ClientRead") || event.equals("ClientWrite") ? Component.CLIENT : Component.OTHER_WAITS;
            case "IO" -> io(event.toLowerCase(Locale.ROOT));
            case "LWLock" ->
                event.toLowerCase(Locale.ROOT).startsWith("wal") ? Component.WAL_WRITES : Component.OTHER_WAITS;
            case "IPC" -> event.equals("SyncRep") ? Component.WAL_WRITES : Component.OTHER_WAITS;
            default -> Component.OTHER_WAITS;
        };
    }

    private static Component io(String event) {
        if (event.startsWith("buffile")) {
            return Component.TEMP_IO;
        }
        if (event.startsWith("aio") || event.equals("datafileread") || event.equals("datafileprefetch")) {
            return Component.READS_UNSPLIT;
        }
        if (event.startsWith("wal")
                || event.endsWith("write")
                || event.endsWith("sync")
                || event.endsWith("flush")
                || event.endsWith("extend")) {
            return Component.WAL_WRITES;
        }
        return event.endsWith("read") ? Component.READS_UNSPLIT : Component.OTHER_WAITS;
    }
}
