package dev.pgtrace.format.autoexplain;

import dev.pgtrace.format.EventPlace;
import dev.pgtrace.format.EventTables;
import dev.pgtrace.format.autoexplain.pairing.PairedExecution;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.event.TraceEvent;
import java.nio.charset.StandardCharsets;

/// Writes what a log tells into tables.
final class LogTables implements LogTarget {
    private final TraceSink sink;
    private final EventTables tables;

    LogTables(SqlFingerprint fingerprint, TraceSink sink) {
        this.sink = sink;
        this.tables = new EventTables(sink, fingerprint, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void event(TraceEvent event, Places places) {
        tables.add(
                event,
                new EventPlace(
                        places.first(),
                        0,
                        places.sql(),
                        places.sqlLength(),
                        places.binds(),
                        places.plan(),
                        places.waits(),
                        places.end()));
    }

    @Override
    public void execution(PairedExecution told) {
        tables.add(told);
    }

    @Override
    public PlanUse plans() {
        return PlanUse.ROWS;
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        sink.issue(kind, offsetBytes, line, detail);
    }

    @Override
    public void reached(long bytes) {
        tables.report();
        sink.progress(bytes, Dialect.SERVER_LOG);
    }

    @Override
    public void ended() {
        tables.finish();
    }

    @Override
    public void finish(boolean whole) {
        sink.finish(whole);
    }
}
