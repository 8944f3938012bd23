package dev.pgtrace.format.autoexplain;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.model.IssueKind;
import java.util.ArrayList;
import java.util.List;

/// What a piece of a log says, kept until it is its turn.
final class LogPiece implements LogSink {
    private final MessageReader reader;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<ServerMessage> messages = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>(0);

    /// @param before how many records came before it
    private record Issue(int before, IssueKind kind, long offsetBytes, long line, String detail) {}

    /// Hears what is in the piece.
    interface Listener {
        void record(LogRecord record, ServerMessage message);

        /// @param line in the piece, from 1
        void issue(IssueKind kind, long offsetBytes, long line, String detail);
    }

    LogPiece(MessageReader reader) {
        this.reader = reader;
    }

    @Override
    public void record(LogRecord found) {
        records.add(found);
        messages.add(reader.read(found));
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        issues.add(new Issue(records.size(), kind, offsetBytes, line, detail));
    }

    void tell(Listener listener) {
        int issue = 0;
        for (int i = 0; i <= records.size(); i++) {
            for (; issue < issues.size() && issues.get(issue).before == i; issue++) {
                Issue told = issues.get(issue);
                listener.issue(told.kind, told.offsetBytes, told.line, told.detail);
            }
            if (i < records.size()) {
                listener.record(records.get(i), messages.get(i));
            }
        }
    }
}
