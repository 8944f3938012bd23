package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import java.util.List;

/// Writes the bodies of records.
final class EventText {
    private static final int BLOCK_BYTES = 8192;

    private final PlanText plans = new PlanText();

    void backend(Output out, long number, Backend backend) {
        out.add("BACKEND #").number(number).figure("pid", backend.pid()).time("start", backend.startMicros());
        out.add("\n user=").text(backend.user());
        out.add(" database=").text(backend.database());
        out.add(" app=").text(backend.application());
        out.add(" client=").text(backend.client()).line();
    }

    void cursor(Output out, long number, long backend, String sql) {
        out.add("PARSE #").number(number).figure("backend", backend);
        out.add("\nSQL: ").text(sql).line();
    }

    void execution(Output out, long cursor, ExecutionEvent event) {
        ExecutionDetail detail = event.detail();
        binds(out, cursor, detail.binds());
        out.add("EXEC #").number(cursor).figure("id", event.id()).figure("parent", event.parent());
        out.add(" depth=").number(event.depth()).time("at", event.startMicros());
        if (event.queryId() != -1) {
            out.add(" queryid=").number(event.queryId());
        }
        flags(out, event);
        out.line();
        for (CallEvent call : event.calls()) {
            call(out, cursor, call);
        }
        times(out, event);
        stats(out, event);
        detail.failure().ifPresent(failure -> out.add("ERROR: state=")
                .text(failure.sqlState())
                .add(" message=")
                .text(failure.message())
                .line());
        plans.write(out, cursor, detail.plan());
        for (String property : detail.planProperties()) {
            out.add("PLAN: ").text(property).line();
        }
        for (String frame : detail.stack()) {
            out.add("STACK: ").text(frame).line();
        }
        for (Wait wait : detail.waits()) {
            out.add("WAIT #").number(cursor).add(':');
            waited(out, wait);
        }
        for (SampledBuffer buffer : detail.sampledBuffers()) {
            buffer(out, cursor, buffer);
        }
    }

    private static void binds(Output out, long cursor, List<Bind> binds) {
        if (binds.isEmpty()) {
            return;
        }
        out.add("BINDS #").number(cursor).add(":\n");
        for (Bind bind : binds) {
            out.add("  bind ").number(bind.position()).add(": value=");
            bind.value().ifPresentOrElse(out::text, () -> out.add("NULL"));
            out.figure("oacdef", bind.type());
            out.add(bind.truncated() ? " cut=1" : "")
                    .add(bind.plausible() ? "" : " bad=1")
                    .line();
        }
    }

    private static void flags(Output out, ExecutionEvent event) {
        if (event.flags().isEmpty()) {
            return;
        }
        String before = " flags=";
        for (ExecutionFlag flag : ExecutionFlag.values()) {
            if (event.flags().contains(flag)) {
                out.add(before).add(flag.name());
                before = "+";
            }
        }
    }

    private static void call(Output out, long cursor, CallEvent call) {
        out.add(call.kind().name()).add(" #").number(cursor).add(':');
        out.figure("c", call.cpuMicros()).figure("e", call.elapsedMicros()).device(call.deviceReadBytes());
        out.figure("cr", call.hitBlocks()).figure("pr", call.readBlocks()).figure("r", call.rows());
        out.figure("tim", call.startMicros()).line();
    }

    private static void times(Output out, ExecutionEvent event) {
        if (event.planningMicros() >= 0 || event.planningCpuMicros() >= 0) {
            out.add("PARSE TIME:")
                    .seconds("ela", event.planningMicros())
                    .seconds("cpu", event.planningCpuMicros())
                    .line();
        }
        if (event.elapsedMicros() >= 0 || event.rows() >= 0) {
            out.add("EXEC TIME:")
                    .seconds("ela", event.elapsedMicros())
                    .figure("rows", event.rows())
                    .line();
        }
    }

    private static void stats(Output out, ExecutionEvent event) {
        int start = out.size();
        out.add("EXEC STATS:");
        int none = out.size();
        out.figure("cr", event.hitBlocks()).figure("pr", event.readBlocks());
        out.seconds("cpu", event.cpuMicros()).seconds("io", event.readMicros());
        out.figure("dirtied", event.dirtiedBlocks()).figure("written", event.writtenBlocks());
        out.figure("tr", event.tempReadBlocks()).figure("tw", event.tempWrittenBlocks());
        out.seconds("tio", event.tempMicros()).figure("wr", event.workerReadBlocks());
        out.device(event.deviceReadBytes());
        if (event.deviceProvenance() != usual(event.deviceReadBytes())) {
            out.add(" prov=").add(event.deviceProvenance().name());
        }
        if (out.size() == none) {
            out.back(start);
            return;
        }
        out.line();
        if (event.hitBlocks() >= 0 && event.readBlocks() >= 0) {
            tiers(out, event);
        }
    }

    /// How device reads are known where a record does not say it.
    static Provenance usual(long deviceBytes) {
        return deviceBytes >= 0 ? Provenance.MEASURED : Provenance.MISSING;
    }

    /// The three tiers as far as they follow from the figures of the line above.
    private static void tiers(Output out, ExecutionEvent event) {
        long read = event.readBlocks() + Math.max(0, event.tempReadBlocks());
        out.add("TIERS:").figure("t1", event.hitBlocks());
        if (event.deviceReadBytes() < 0) {
            out.figure("t2+t3", read).line();
            return;
        }
        long device = (event.deviceReadBytes() + BLOCK_BYTES / 2) / BLOCK_BYTES;
        long disk = Math.min(read, device);
        out.figure("t2", read - disk).figure("t3", disk).figure("extra", device - disk);
        out.add(event.deviceProvenance() == Provenance.MEASURED ? " (measured)" : " (estimated)")
                .line();
    }

    void waited(Output out, Wait wait) {
        out.add(" nam=").text(wait.event()).figure("ela", wait.elapsedMicros());
        out.add(" class=").add(wait.component().name()).add(wait.betweenCalls() ? " between=1" : "");
        out.figure("samples", wait.samples())
                .figure("blocker", wait.blockerPid())
                .time("at", wait.startMicros());
        if (!wait.parameters().isEmpty()) {
            out.add(" par=").text(wait.parameters());
        }
        out.line();
    }

    private static void buffer(Output out, long cursor, SampledBuffer buffer) {
        out.add("BUFFER #").number(cursor).add(": nam=").text(buffer.event());
        out.add(" ela=")
                .text(buffer.elapsed())
                .add(" file=")
                .text(buffer.file())
                .figure("block", buffer.block());
        out.add(" table=")
                .text(buffer.table())
                .add(" fork=")
                .text(buffer.fork())
                .line();
    }

    void setting(Output out, SettingEvent event) {
        out.add("SETTING").time("at", event.atMicros()).figure("pid", event.pid());
        out.add(" name=").text(event.name()).add(" value=").text(event.value()).line();
    }

    void gap(Output out, GapEvent event) {
        out.add("GAP").time("at", event.atMicros()).figure("pid", event.pid()).figure("lost", event.lost());
        out.add(" reason=").text(event.reason()).line();
    }

    void note(Output out, NoteEvent event) {
        out.add("NOTE").time("at", event.atMicros()).figure("pid", event.pid());
        out.add(" severity=").text(event.severity());
        event.sqlState().ifPresent(state -> out.add(" state=").text(state));
        out.add(" message=").text(event.message()).line();
    }
}
