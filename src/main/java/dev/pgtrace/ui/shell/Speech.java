package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Preferences;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.ui.kit.Messages;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// How the window speaks: texts, marks of numbers, time zone, and the memory that a trace may take. All are there
/// before the first view, since views keep what they were made with. None needs the toolkit, so they are read on
/// a thread of their own while that starts.
final class Speech {
    private final Future<?> reading;

    private Speech(Future<?> reading) {
        this.reading = reading;
    }

    static Speech begin(Preferences preferences) {
        FutureTask<?> reading = new FutureTask<>(() -> use(preferences), null);
        Tasks.start("speech", reading);
        return new Speech(reading);
    }

    /// Returns when texts can be asked for.
    void await() throws TraceException {
        Tasks.result(reading);
    }

    private static void use(Preferences preferences) {
        Messages.use(preferences.locale());
        NumberMarks.use(preferences.numberMarks());
        Clock.use(preferences.zone());
        ChunkSpace.use((long) preferences.traceMegabytes() << 20);
    }
}
