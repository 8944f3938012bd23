package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.message.Parameters;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.pairing.Pairing;
import dev.pgtrace.format.autoexplain.pairing.PairingListener;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decodes the records of a cursor or an execution from the log again. An execution's records are put together as
/// when the log was read; where they lie very far apart, its plan and binds alone are decoded.
final class ServerLogText implements TraceText {
    private static final int LONGEST_RAW = 16 << 20;
    private static final int LONGEST_RANGE = 16 << 20;

    private final SourceBytes source;
    private final Charset charset;
    private @org.jspecify.annotations.Nullable LogForm form;

    ServerLogText(ByteSource source, Charset charset) {
        this.source = new SourceBytes(source);
        this.charset = charset;
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        if (!cursors.has(cursor, CursorColumn.SQL_DELTA)) {
            return "";
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + cursors.get(cursor, CursorColumn.SQL_DELTA);
        List<LogRecord> records = records(offset, cursors.get(cursor, CursorColumn.SQL_LENGTH));
        return records.isEmpty() ? "" : sql(records.getFirst());
    }

    private static String sql(LogRecord record) {
        return switch (new MessageReader().read(record)) {
            case ServerMessage.Duration duration -> duration.sql();
            case ServerMessage.Plan plan -> plan.plan().queryText();
            case ServerMessage.Begin begin -> begin.sql();
            case ServerMessage.UnreadablePlan plan -> "";
            case ServerMessage.Statistics statistics -> record.statement();
            case ServerMessage.LockWait wait -> record.statement();
            case ServerMessage.TemporaryFile file -> record.statement();
            case ServerMessage.Failed failed -> record.statement();
            case ServerMessage.Disconnected gone -> "";
            case ServerMessage.Other other -> record.statement();
        };
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        Table<ExecutionColumn> executions = trace.executions();
        long offset = executions.get(execution, ExecutionColumn.OFFSET_BYTES);
        long length = Math.max(0, executions.get(execution, ExecutionColumn.END_DELTA));
        if (length <= LONGEST_RANGE) {
            Found found = new Found(length);
            Pairing pairing = new Pairing(found);
            List<LogRecord> records = records(offset, length);
            if (!records.isEmpty()) {
                LogRecord first = records.getFirst();
                for (LogRecord record : records) {
                    if (record.sessionId().equals(first.sessionId()) && record.pid() == first.pid()
                            || record.leaderPid() == first.pid()) {
                        pairing.accept(record);
                    }
                }
            }
            pairing.finish();
            if (found.detail.isPresent()) {
                return found.detail.get();
            }
        }
        return parts(executions, execution, offset);
    }

    private ExecutionDetail parts(Table<ExecutionColumn> executions, int execution, long offset) throws TraceException {
        List<PlanNode> plan = List.of();
        List<String> properties = List.of();
        List<Bind> binds = List.of();
        if (executions.has(execution, ExecutionColumn.PLAN_DELTA)) {
            Optional<LogRecord> record = recordAt(offset + executions.get(execution, ExecutionColumn.PLAN_DELTA));
            if (record.isPresent() && new MessageReader().read(record.get()) instanceof ServerMessage.Plan told) {
                plan = told.plan().nodes();
                properties = told.plan().properties();
                binds = Parameters.read(told.plan().parameters());
            }
        }
        if (executions.has(execution, ExecutionColumn.BINDS_BACK)) {
            Optional<LogRecord> record = recordAt(offset - executions.get(execution, ExecutionColumn.BINDS_BACK));
            List<Bind> told =
                    record.map(LogRecord::detail).map(Parameters::read).orElse(List.of());
            binds = told.isEmpty() ? binds : told;
        }
        return new ExecutionDetail(binds, plan, List.of(), List.of(), properties, List.of(), Optional.empty());
    }

    /// Finds the execution that begins and ends where the range does.
    private static final class Found implements PairingListener {
        private final long length;
        private Optional<ExecutionDetail> detail = Optional.empty();

        Found(long length) {
            this.length = length;
        }

        @Override
        public void event(TraceEvent event, Places places) {
            if (event instanceof ExecutionEvent run && places.first() == 0 && places.end() == length) {
                detail = Optional.of(run.detail());
            }
        }

        @Override
        public void issue(IssueKind kind, long offsetBytes, String text) {}
    }

    private List<LogRecord> records(long offset, long length) throws TraceException {
        byte[] bytes = source.range(offset, Math.min(length, LogDecoder.LONGEST_RECORD));
        Collected collected = new Collected();
        LogDecoder decoder = form().decoder(charset, collected);
        decoder.feed(bytes, 0, bytes.length);
        decoder.feed(new byte[] {'\n'}, 0, 1);
        decoder.finish();
        return collected.records;
    }

    private Optional<LogRecord> recordAt(long offset) throws TraceException {
        Collected collected = new Collected();
        LogDecoder decoder = form().decoder(charset, collected);
        byte[] chunk = new byte[1 << 16];
        long at = offset;
        while (collected.records.isEmpty() && at - offset < LogDecoder.LONGEST_RECORD) {
            int n = source.copy(at, chunk);
            if (n == 0) {
                decoder.finish();
                break;
            }
            decoder.feed(chunk, 0, n);
            at += n;
        }
        return collected.records.stream().findFirst();
    }

    private LogForm form() throws TraceException {
        LogForm known = form;
        if (known == null) {
            known = LogForm.of(source.range(0, LogForm.HEAD)).orElseGet(LogForm.Json::new);
            form = known;
        }
        return known;
    }

    /// Keeps the records of a short piece.
    private static final class Collected implements LogSink {
        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void record(LogRecord found) {
            records.add(found);
        }

        @Override
        public void issue(IssueKind kind, long offsetBytes, long line, String detail) {}
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        return new String(source.range(offsetBytes, Math.clamp(length, 0, LONGEST_RAW)), charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        return source.copy(offsetBytes, into);
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public void close() {
        source.close();
    }
}
