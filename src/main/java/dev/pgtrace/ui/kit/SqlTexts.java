package dev.pgtrace.ui.kit;

import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// First lines of SQL texts for lists: asked for on the window's thread, read from the file on another. A cell
/// shows what is there, and is refreshed when [#versionProperty] moves. Only the window's thread touches it.
public final class SqlTexts {
    private static final int KEPT = 20_000;
    private static final int LENGTH = 400;

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final Map<Line, String> texts = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, String> eldest) {
            return size() > KEPT;
        }
    };
    private final Set<Line> wanted = new LinkedHashSet<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private @Nullable Trace newest;

    SqlTexts(TaskRunner runner) {
        this.runner = runner;
    }

    /// The SQL of a cursor as written, or normalised.
    private record Line(int cursor, boolean normalised) {}

    /// The SQL of a cursor on one line, at most 400 characters; empty until it has been read.
    public String line(Trace trace, int cursor) {
        return line(trace, new Line(cursor, false));
    }

    /// The text of the statement that a cursor is of, as [#line], with constants as `?`.
    public String statement(Trace trace, int cursor) {
        return line(trace, new Line(cursor, true));
    }

    private String line(Trace trace, Line line) {
        use(trace);
        String text = texts.get(line);
        if (text != null) {
            return text;
        }
        wanted.add(line);
        load();
        return texts.getOrDefault(line, "");
    }

    /// Moves when texts have arrived.
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// For the shell: forgets everything, because the texts are read differently from now on.
    public void clear() {
        slot.cancel();
        texts.clear();
        wanted.clear();
    }

    /// Another opening of the file may be read differently: nothing of the one before is shown for it.
    @SuppressWarnings(
            "ReferenceEquality") // snapshots of a trace that grows share the text, another opening has its own
    private void use(Trace trace) {
        if (newest != null && newest.text() != trace.text()) {
            clear();
        }
        newest = trace;
    }

    private void load() {
        Trace trace = newest;
        if (trace == null || slot.isBusy()) {
            return; // what is wanted now is read when this batch is done
        }
        Set<Line> batch = Set.copyOf(wanted);
        wanted.clear();
        BackgroundTask.of((progress, cancel) -> read(trace, batch, cancel))
                .onSuccess(read -> {
                    texts.putAll(read);
                    version.set(version.get() + 1);
                })
                .onFailure(fault -> batch.forEach(line -> texts.put(line, ""))) // Statements shows the fault
                .onFinished(() -> {
                    if (!wanted.isEmpty()) {
                        load();
                    }
                })
                .start(runner, slot);
    }

    private static Map<Line, String> read(Trace trace, Set<Line> lines, CancelToken cancel) throws TraceException {
        Map<Line, String> read = new HashMap<>();
        for (Line line : lines) {
            cancel.check();
            String sql = trace.text().sql(trace, line.cursor());
            read.put(line, oneLine(line.normalised() ? SqlNormalizer.text(sql) : sql));
        }
        return read;
    }

    /// White space and line breaks become one blank each.
    public static String oneLine(String sql) {
        StringBuilder out = new StringBuilder(Math.min(sql.length(), LENGTH));
        boolean blank = false;
        for (int i = 0; i < sql.length() && out.length() < LENGTH; i++) {
            char c = sql.charAt(i);
            if (c <= ' ') {
                blank = !out.isEmpty();
            } else {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }
}
