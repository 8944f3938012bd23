package dev.pgtrace.server.capture.log;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.server.capture.RecordPairing;

/// Notices that a backend writes what it was made to write, on the way to the pairing.
final class FirstRecord implements RecordPairing {
    private final RecordPairing pairing;
    private boolean come;

    FirstRecord(RecordPairing pairing) {
        this.pairing = pairing;
    }

    /// Whether the statistics of a call have come, which only `log_statement_stats` writes.
    boolean hasCome() {
        return come;
    }

    @Override
    public void add(LogRecord message) {
        come |= message.message().endsWith(" STATISTICS");
        pairing.add(message);
    }

    @Override
    public void settle() {
        pairing.settle();
    }

    @Override
    public void finish() {
        pairing.finish();
    }
}
