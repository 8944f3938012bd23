package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.LogNumber;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogRecordBuilder;
import dev.pgtrace.format.autoexplain.log.LogText;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a pairing told, a line an event.
public final class Paired implements PairingListener {
    public final List<TraceEvent> events = new ArrayList<>();
    public final List<String> issues = new ArrayList<>();
    final Pairing pairing = new Pairing(this);
    private long clock = 1_000_000_000L;
    private long line;

    @Override
    public void event(TraceEvent event, Places places) {
        events.add(event);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, String detail) {
        issues.add(kind.toString());
    }

    static Paired of(List<LogRecord> records) {
        Paired paired = new Paired();
        records.forEach(paired.pairing::accept);
        paired.pairing.finish();
        return paired;
    }

    /// A record of one session, a millisecond after the one before.
    Paired log(String message, String detail, String context) {
        return log("LOG", "00000", message, detail, context, "");
    }

    Paired log(String severity, String state, String message, String detail, String context, String statement) {
        clock += 1000;
        pairing.accept(new LogRecordBuilder()
                .set(LogNumber.TIME, clock)
                .set(LogNumber.PID, 7)
                .set(LogNumber.LINE_NUMBER, ++line)
                .set(LogText.SESSION_ID, "a.7")
                .set(LogText.USER, "web")
                .set(LogText.SEVERITY, severity)
                .set(LogText.SQL_STATE, state)
                .set(LogText.MESSAGE, message)
                .set(LogText.DETAIL, detail)
                .set(LogText.CONTEXT, context)
                .set(LogText.STATEMENT, statement)
                .build());
        return this;
    }

    List<String> finish() {
        pairing.finish();
        return lines();
    }

    List<String> lines() {
        return events.stream().map(Paired::print).toList();
    }

    static String print(TraceEvent event) {
        if (!(event instanceof ExecutionEvent run)) {
            return event.toString();
        }
        String calls = run.calls().stream().map(Paired::call).collect(Collectors.joining(" "));
        String binds = run.detail().binds().stream().map(Paired::bind).collect(Collectors.joining(","));
        String waits = run.detail().waits().stream().map(Paired::wait).collect(Collectors.joining(","));
        String plan = run.detail().plan().isEmpty()
                ? "-"
                : run.detail().plan().getFirst().label();
        return "#" + run.id() + (run.parent() < 0 ? "" : " in #" + run.parent())
                + (run.depth() == 0 ? "" : " depth " + run.depth())
                + " \"" + run.sql() + "\""
                + (binds.isEmpty() ? "" : " [" + binds + "]")
                + " {" + calls + "}"
                + " e=" + run.elapsedMicros() + " plan=" + run.planningMicros() + " cpu=" + run.planningCpuMicros()
                + "+"
                + run.cpuMicros()
                + " r=" + run.rows() + " hit=" + run.hitBlocks() + " read=" + run.readBlocks() + " dev="
                + run.deviceReadBytes() + " " + run.deviceProvenance()
                + " " + plan
                + (waits.isEmpty() ? "" : " waits " + waits)
                + (run.flags().isEmpty() ? "" : " " + run.flags())
                + run.detail().failure().map(failure -> " " + failure).orElse("")
                + (run.detail().stack().isEmpty()
                        ? ""
                        : " stack " + run.detail().stack());
    }

    private static String call(CallEvent call) {
        return call.kind() + " " + call.elapsedMicros() + "/" + call.cpuMicros() + "/" + call.rows();
    }

    private static String bind(Bind bind) {
        return bind.position() + "=" + bind.value().orElse("NULL");
    }

    private static String wait(Wait wait) {
        return wait.event() + " " + wait.elapsedMicros() + " by " + wait.blockerPid() + " (" + wait.parameters() + ")";
    }
}
