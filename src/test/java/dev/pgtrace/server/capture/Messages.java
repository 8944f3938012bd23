package dev.pgtrace.server.capture;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LoggedCall;
import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
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

    /// How the message began, also where it was read as a plan or a call already.
    private static String text(LogRecord message) {
        if (message.plan().isPresent()) {
            LoggedPlan logged = message.plan().get();
            return duration(logged.elapsedMicros()) + "plan:\n{\n  \"Query Text\": \""
                    + logged.plan().queryText();
        }
        if (message.call().isPresent()) {
            LoggedCall call = message.call().get();
            String name = call.name().isEmpty() ? "" : " " + call.name();
            return duration(call.elapsedMicros()) + call.word() + name + ": " + call.sql();
        }
        return message.message();
    }

    private static String duration(long micros) {
        return "duration: " + micros / 1000.0 + " ms  ";
    }
}
