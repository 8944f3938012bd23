package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.message.UsageStatistics;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import org.jspecify.annotations.Nullable;

/// A duration line, and the statistics behind it.
final class DraftCall {
    final CallKind kind;
    final long startMicros;
    final long elapsedMicros;

    @Nullable
    UsageStatistics usage;

    DraftCall(CallKind kind, long startMicros, long elapsedMicros) {
        this.kind = kind;
        this.startMicros = startMicros;
        this.elapsedMicros = elapsedMicros;
    }

    boolean isPlanning() {
        return kind == CallKind.PARSE || kind == CallKind.BIND;
    }

    CallEvent event(long rows) {
        UsageStatistics known = usage;
        return new CallEvent(
                kind,
                startMicros,
                elapsedMicros,
                known == null ? Table.MISSING : known.cpuMicros(),
                rows,
                known == null ? Table.MISSING : known.deviceReadBytes());
    }
}
