package dev.pgtrace.server.capture;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A pairing that pairs nothing: keeps the messages as they come.
public final class Messages implements RecordPairing {
    private final List<LogRecord> all = new CopyOnWriteArrayList<>();

    @Override
    public void add(LogRecord message) {
        all.add(message);
    }

    @Override
    public void settle() {}

    @Override
    public void finish() {}

    public List<LogRecord> all() {
        return List.copyOf(all);
    }

    public long count(String start, String text) {
        return all.stream()
                .map(Messages::text)
                .filter(message -> message.startsWith(start) && message.contains(text))
                .count();
    }

    /// How the message began, also where its plan was read already.
    private static String text(LogRecord message) {
        return message.plan()
                .map(logged -> "duration: " + logged.elapsedMicros() / 1000.0 + " ms  plan:\n{\n  \"Query Text\": \""
                        + logged.plan().queryText())
                .orElse(message.message());
    }
}
