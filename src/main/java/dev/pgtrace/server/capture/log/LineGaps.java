package dev.pgtrace.server.capture.log;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts records that never came, by the numbers that the server gives them in each session.
final class LineGaps {
    private static final int MOST_SESSIONS = 20_000;

    private final Map<String, Long> next = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    /// @return how many are missing right before this one
    long missingBefore(LogRecord message) {
        if (message.lineNumber() < 0 || message.sessionId().isEmpty() && message.pid() < 0) {
            return 0;
        }
        // A process that comes after another with the same number begins at 1 again, which is no gap.
        String session = message.sessionId().isEmpty() ? Long.toString(message.pid()) : message.sessionId();
        Long expected = next.put(session, message.lineNumber() + Math.max(1, message.rows()));
        return expected == null ? 0 : Math.max(0, message.lineNumber() - expected);
    }
}
