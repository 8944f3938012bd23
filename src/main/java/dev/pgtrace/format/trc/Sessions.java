package dev.pgtrace.format.trc;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sessions of a file: one a header, and one for records before the first header.
final class Sessions {
    /// Sessions kept apart; later ones count as the last of them.
    private static final int MOST = 10_000;

    private final TraceSink sink;
    private final SessionLines lines;
    private final Notes notes;
    private @Nullable Session session;
    private int index = -1;
    private boolean footed;
    private boolean hasRecords;
    private boolean hasHeader;

    Sessions(TraceSink sink, SessionLines lines, Notes notes) {
        this.sink = sink;
        this.lines = lines;
        this.notes = notes;
    }

    Checkpoint.LatestSession known() {
        return new Checkpoint.LatestSession(Optional.ofNullable(session), index, footed, hasRecords, hasHeader);
    }

    void restore(Checkpoint.LatestSession known) {
        session = known.session().orElse(null);
        index = known.index();
        footed = known.footed();
        hasRecords = known.hasRecords();
        hasHeader = known.hasHeader();
    }

    boolean open() {
        return session != null;
    }

    /// Whether the session has its footer.
    boolean footed() {
        return footed;
    }

    int index() {
        return index;
    }

    /// A header is here.
    void start(long offset) {
        open(lines.header(offset), true);
    }

    private void open(Session opened, boolean header) {
        session = opened;
        if (index < MOST - 1) {
            index = sink.session(opened);
        } else {
            notes.issue(IssueKind.TOO_MANY_NAMES);
        }
        footed = false;
        hasRecords = false;
        hasHeader = header;
    }

    /// Makes a session where there is no header.
    void ensure() {
        if (session == null) {
            open(SessionLines.unknown(0), false);
            notes.issue(IssueKind.NO_HEADER);
        }
    }

    /// A record of the session is here.
    void record() {
        ensure();
        hasRecords = true;
    }

    void footer(long offset) {
        footed = true;
        update(session == null ? null : lines.ended(session, offset));
    }

    void total(long statements) {
        update(session == null || statements < 0 ? null : SessionLines.counted(session, statements));
    }

    private void update(@Nullable Session changed) {
        if (changed != null) {
            session = changed;
            sink.session(index, changed);
        }
    }

    void end() {
        if (!footed) {
            notes.issue(IssueKind.NO_FOOTER);
        }
        if (hasHeader && !hasRecords) {
            notes.issue(IssueKind.HEADER_ONLY);
        }
        session = null;
        footed = false;
    }
}
