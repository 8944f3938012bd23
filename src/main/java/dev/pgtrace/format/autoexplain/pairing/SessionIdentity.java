package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.GapEvent;

/// Who a session belongs to, and which of its records have come.
final class SessionIdentity {
    private final PairingListener listener;
    private Backend backend = Backend.UNKNOWN;
    private long nextLine = Table.MISSING;

    SessionIdentity(PairingListener listener) {
        this.listener = listener;
    }

    Backend backend() {
        return backend;
    }

    /// Notices lost records by their numbers.
    void counted(LogRecord record) {
        long line = record.lineNumber();
        if (line <= 0 || record.leaderPid() > 0 && record.leaderPid() != record.pid()) {
            return;
        }
        if (nextLine != Table.MISSING && line > nextLine) {
            long lost = line - nextLine;
            listener.event(
                    new GapEvent(record.timeMicros(), record.pid(), lost, KeptTexts.of("kept.gap.numbers")),
                    SessionPairing.place(record));
        }
        nextLine = line + record.rows();
    }

    /// The application name may change.
    void identify(LogRecord record) {
        boolean same = backend.application().equals(record.application())
                && backend.user().equals(record.user())
                && backend.database().equals(record.database())
                && backend.pid() == record.pid()
                && backend.startMicros() == record.sessionStartMicros();
        if (!same) {
            String client = record.client().equals("[local]") ? "local" : record.client();
            backend = new Backend(
                    record.pid(),
                    record.sessionStartMicros(),
                    record.user(),
                    record.database(),
                    record.application(),
                    client);
        }
    }
}
