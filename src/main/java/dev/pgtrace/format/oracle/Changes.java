package dev.pgtrace.format.oracle;

import dev.pgtrace.model.TraceSink;
import java.util.ArrayList;
import java.util.List;

/// Cursors whose sums are ahead of the tables.
final class Changes {
    /// So few that their rows are still among those of the tables that are not packed yet.
    private static final int MOST = 256;

    private final TraceSink sink;
    private final List<OpenCursor> cursors = new ArrayList<>();

    Changes(TraceSink sink) {
        this.sink = sink;
    }

    void add(OpenCursor cursor) {
        if (cursors.size() == MOST) {
            write();
        }
        cursors.add(cursor);
    }

    /// Brings the tables up to date.
    void write() {
        for (OpenCursor cursor : cursors) {
            cursor.write(sink);
        }
        cursors.clear();
    }
}
