package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.base.pool.TextMemo;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.message.Severity;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the records of all sessions in the order of the log and tells events. Not thread-safe. What is kept is
/// bounded: sessions that were quiet for longest are ended when there are too many.
public final class Pairing {
    private static final int MOST_SESSIONS = 20_000;
    /// A power of two.
    private static final int KNOWN_PIDS = 256;

    private static final int MOST_STACKS = 512;
    private static final int LONGEST_TEXT = 4096;
    private static final String PARAMETER = "parameter \"";
    private static final String CHANGED = "\" changed to \"";

    private final PairingListener listener;
    private final MessageReader messages = new MessageReader();
    private final Map<String, SessionPairing> sessions = new LinkedHashMap<>(64, 0.75f, true);
    private final Shared shared = new Shared();
    private final @Nullable String[] pidKeys = new String[KNOWN_PIDS];
    private final long[] pidsOfKeys = new long[KNOWN_PIDS];
    private String lastKey = "";
    private SessionPairing last;

    /// What all sessions of a log have in common.
    static final class Shared {
        final TextMemo<CallStack> stacks = new TextMemo<>(MOST_STACKS, LONGEST_TEXT, CallStack::of);
        final TextMemo<StatementWords> words = new TextMemo<>(MOST_STACKS, LONGEST_TEXT, StatementWords::of);
        final PairedExecution told = new PairedExecution();
        private long ids;
        boolean durations;

        long nextId() {
            return ++ids;
        }
    }

    public Pairing(PairingListener listener) {
        this.listener = listener;
        this.last = new SessionPairing(listener, shared);
    }

    public void accept(LogRecord record) {
        accept(record, messages.read(record));
    }

    /// Takes a record that has been read.
    ///
    /// @param message what it says
    public void accept(LogRecord record, ServerMessage message) {
        if (message instanceof ServerMessage.Other) {
            other(record);
            return;
        }
        SessionPairing session = session(record);
        session.accept(record, message);
        if (message instanceof ServerMessage.Disconnected) {
            session.finish();
            sessions.remove(key(record));
            lastKey = "";
        }
    }

    /// The log is quiet for now: tells what can be told already.
    public void settle() {
        for (SessionPairing session : sessions.values()) {
            session.settle();
        }
    }

    /// No more records come.
    public void finish() {
        List<SessionPairing> left = new ArrayList<>(sessions.values());
        sessions.clear();
        lastKey = "";
        left.forEach(SessionPairing::finish);
    }

    private void other(LogRecord record) {
        if (record.lineNumber() > 0 && (record.pid() > 0 || !record.sessionId().isEmpty())) {
            session(record).counted(record);
        }
        String text = record.message();
        int changed = text.startsWith(PARAMETER) ? text.indexOf(CHANGED) : -1;
        if (changed > 0 && text.endsWith("\"")) {
            String name = text.substring(PARAMETER.length(), changed);
            String value = text.substring(changed + CHANGED.length(), text.length() - 1);
            listener.event(
                    new SettingEvent(record.timeMicros(), Table.MISSING, name, value), SessionPairing.place(record));
            return;
        }
        Optional<String> state = record.sqlState().isEmpty() ? Optional.empty() : Optional.of(record.sqlState());
        listener.event(
                new NoteEvent(record.timeMicros(), record.pid(), Severity.english(record.severity()), state, text),
                SessionPairing.place(record));
    }

    /// A parallel worker's files and waits belong to its leader's statement.
    private SessionPairing session(LogRecord record) {
        String key = key(record);
        if (!key.equals(lastKey)) {
            last = sessions.computeIfAbsent(key, k -> new SessionPairing(listener, shared));
            lastKey = key;
            evict();
        }
        return last;
    }

    private String key(LogRecord record) {
        if (record.leaderPid() > 0 && record.leaderPid() != record.pid()) {
            for (Map.Entry<String, SessionPairing> entry : sessions.entrySet()) {
                if (entry.getValue().pid() == record.leaderPid()) {
                    return entry.getKey();
                }
            }
        }
        return record.sessionId().isEmpty() ? pidKey(record.pid()) : record.sessionId();
    }

    /// The pid as a text, made once.
    private String pidKey(long pid) {
        int place = (int) pid & pidKeys.length - 1;
        String key = pidKeys[place];
        if (key == null || pidsOfKeys[place] != pid) {
            key = Long.toString(pid);
            pidKeys[place] = key;
            pidsOfKeys[place] = pid;
        }
        return key;
    }

    private void evict() {
        if (sessions.size() <= MOST_SESSIONS) {
            return;
        }
        Iterator<SessionPairing> eldest = sessions.values().iterator();
        while (sessions.size() > MOST_SESSIONS) {
            SessionPairing session = eldest.next();
            eldest.remove();
            session.finish();
        }
    }
}
