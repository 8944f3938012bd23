package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;

/// Turns events into the records of one file: what they name is declared before it.
final class Records {
    static final String START = "===== ";

    /// What tells a cursor: who runs which text.
    private record Text(long backend, String sql) {}

    private final EventText text = new EventText();
    private final Output body = new Output();
    private final Dictionary<Backend> backends = new Dictionary<>(Records::chars);
    private final Dictionary<Text> cursors =
            new Dictionary<>(cursor -> cursor.sql().length());
    private long events;
    private long executions;

    void header(Output out, Recording recording, int part) {
        HeaderText.write(out, recording, part);
    }

    void add(Output out, TraceEvent event) {
        events++;
        switch (event) {
            case ExecutionEvent execution -> {
                executions++;
                long cursor = cursor(out, execution);
                text.execution(body, cursor, execution);
            }
            case WaitEvent wait -> {
                long backend = backend(out, wait.backend());
                body.add("WAIT backend=").number(backend);
                text.waited(body, wait.waited());
            }
            case SettingEvent setting -> text.setting(body, setting);
            case GapEvent gap -> text.gap(body, gap);
            case NoteEvent note -> text.note(body, note);
        }
        record(out);
    }

    /// The footer.
    ///
    /// @param next name of the file that the recording goes on in, or empty
    void end(Output out, long atMicros, String next) {
        body.add("END").time("at", atMicros).figure("events", events).figure("executions", executions);
        body.figure("cursors", cursors.declared());
        if (!next.isEmpty()) {
            body.add(" next=").text(next);
        }
        body.line();
        record(out);
    }

    private long cursor(Output out, ExecutionEvent event) {
        long backend = backend(out, event.backend());
        Text key = new Text(backend, event.sql());
        long number = cursors.number(key);
        if (number == 0) {
            number = cursors.declare(key);
            text.cursor(body, number, backend, event.sql());
            record(out);
        }
        return number;
    }

    private long backend(Output out, Backend backend) {
        long number = backends.number(backend);
        if (number == 0) {
            number = backends.declare(backend);
            text.backend(body, number, backend);
            record(out);
        }
        return number;
    }

    private void record(Output out) {
        out.add(START).number(body.size()).line().add(body.bytes(), body.size());
        body.clear();
    }

    private static int chars(Backend backend) {
        return backend.user().length()
                + backend.database().length()
                + backend.application().length()
                + backend.client().length();
    }
}
