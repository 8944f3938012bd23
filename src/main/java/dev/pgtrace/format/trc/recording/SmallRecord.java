package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import java.util.Optional;

/// The words of a SETTING, GAP, NOTE or END record. Used again for each record.
final class SmallRecord {
    private static final long NAME = Words.name("name");
    private static final long VALUE = Words.name("value");
    private static final long LOST = Words.name("lost");
    private static final long REASON = Words.name("reason");
    private static final long SEVERITY = Words.name("severity");
    private static final long STATE = Words.name("state");
    private static final long MESSAGE = Words.name("message");
    private static final long NEXT = Words.name("next");

    private final Words words;
    private long at;
    private long pid;
    private long lost;
    private String first = "";
    private String second = "";
    private Optional<String> state = Optional.empty();
    private String next = "";

    SmallRecord(Words words) {
        this.words = words;
    }

    /// Reads the record behind its first word.
    void read() {
        at = Table.MISSING;
        pid = Table.MISSING;
        lost = Table.MISSING;
        first = "";
        second = "";
        state = Optional.empty();
        next = "";
        while (words.next()) {
            long name = words.name();
            if (name == Declarations.AT) {
                at = words.time();
            } else if (name == Declarations.PID) {
                pid = words.count();
            } else if (name == LOST) {
                lost = words.count();
            } else if (name == NAME || name == REASON || name == SEVERITY) {
                first = words.textValue();
            } else if (name == VALUE || name == MESSAGE) {
                second = words.textValue();
            } else if (name == STATE) {
                state = Optional.of(words.textValue());
            } else if (name == NEXT) {
                next = words.textValue();
            }
        }
    }

    long atMicros() {
        return at;
    }

    /// Name of the file that the recording goes on in, or empty.
    String next() {
        return next;
    }

    SettingEvent setting() {
        return new SettingEvent(at, pid, first, second);
    }

    GapEvent gap() {
        return new GapEvent(at, pid, lost, first);
    }

    NoteEvent note() {
        return new NoteEvent(at, pid, first, state, second);
    }
}
