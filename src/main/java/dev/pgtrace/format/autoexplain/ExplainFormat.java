package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.EventFormat;
import dev.pgtrace.format.EventPlace;
import dev.pgtrace.format.EventTables;
import dev.pgtrace.format.autoexplain.plan.PlanShares;
import dev.pgtrace.format.autoexplain.plan.PlanTextReader;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Outputs of EXPLAIN, in text or JSON: an execution each, without a clock. Without ANALYZE there are estimates only,
/// and the execution has not run.
public final class ExplainFormat implements EventFormat {
    /// Plans of thousands of partitions have some megabytes.
    static final int LONGEST = 64 << 20;

    private static final int HEAD = 64 << 10;

    @Override
    public boolean matches(MemorySegment head) {
        byte[] bytes = head.asSlice(0, Math.min(HEAD, head.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("LOG:  duration: ") || text.indexOf('\0') >= 0) {
            return false;
        }
        boolean json = text.contains("\"Plan\"") && text.contains("\"Node Type\"");
        return json || PlanTextReader.isPlan(text);
    }

    @Override
    public void read(
            ByteSource source,
            Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        MemorySegment all = source.await(LONGEST, cancel).bytes();
        EventTables tables = new EventTables(sink, fingerprint, StandardCharsets.ISO_8859_1);
        long id = 0;
        for (ExplainOutputs.Output output : outputs(source, all, StandardCharsets.ISO_8859_1)) {
            cancel.check();
            long none = Table.MISSING;
            tables.add(
                    event(++id, output),
                    new EventPlace(
                            output.from(),
                            0,
                            output.from(),
                            output.to() - output.from(),
                            none,
                            output.from(),
                            none,
                            output.to()));
        }
        tables.finish();
        if (all.byteSize() > LONGEST) {
            sink.issue(IssueKind.MALFORMED_RECORD, LONGEST, 0, KeptTexts.of("kept.issue.explain.long"));
        }
        tables.report();
        sink.progress(all.byteSize(), Dialect.EXPLAIN);
        progress.report(source.storedDone(), source.storedBytes());
        sink.finish(!source.damaged() && all.byteSize() <= LONGEST);
    }

    @Override
    public boolean events(
            ByteSource source,
            Options options,
            Charset charset,
            Consumer<TraceEvent> events,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        MemorySegment all = source.await(LONGEST, cancel).bytes();
        long id = 0;
        for (ExplainOutputs.Output output : outputs(source, all, charset)) {
            cancel.check();
            events.accept(event(++id, output));
        }
        progress.report(source.storedDone(), source.storedBytes());
        return !source.damaged() && all.byteSize() <= LONGEST;
    }

    private static List<ExplainOutputs.Output> outputs(ByteSource source, MemorySegment all, Charset charset)
            throws TraceException {
        byte[] bytes = all.asSlice(0, Math.min(LONGEST, all.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        List<ExplainOutputs.Output> outputs = ExplainOutputs.in(new String(bytes, charset));
        if (outputs.isEmpty()) {
            throw new TraceException(TraceException.Kind.NO_TRACE, Texts.get("format.explain.noPlan", source.name()));
        }
        return outputs;
    }

    private static ExecutionEvent event(long id, ExplainOutputs.Output output) {
        PlanNode root = output.plan().root();
        boolean ran = root.loops() != Table.MISSING;
        long execution = output.plan().executionMicros();
        long elapsed = !ran ? Table.MISSING : execution == Table.MISSING ? root.totalMicros() : execution;
        long none = Table.MISSING;
        List<CallEvent> calls = elapsed == none
                ? List.of()
                : List.of(new CallEvent(CallKind.EXEC, none, elapsed, none, root.rows(), none));
        return new ExecutionEvent(
                id,
                none,
                0,
                Backend.UNKNOWN,
                none,
                output.sql(),
                output.plan().queryId() == 0 ? none : output.plan().queryId(),
                calls,
                elapsed,
                output.plan().planningMicros(),
                none,
                ran ? root.rows() : none,
                none,
                both(root.hitBlocks(), root.localHitBlocks()),
                both(root.readBlocks(), root.localReadBlocks()),
                root.tempReadBlocks(),
                root.tempWrittenBlocks(),
                root.dirtiedBlocks(),
                root.writtenBlocks(),
                root.readMicros(),
                PlanShares.workerReadBlocks(output.plan().nodes()),
                PlanShares.tempMicros(root),
                none,
                Provenance.MISSING,
                ran ? Set.of() : Set.of(ExecutionFlag.NO_RUN),
                detail(output));
    }

    static ExecutionDetail detail(ExplainOutputs.Output output) {
        return new ExecutionDetail(
                List.of(),
                output.plan().nodes(),
                List.of(),
                List.of(),
                output.plan().properties(),
                List.of(),
                Optional.empty());
    }

    private static long both(long shared, long local) {
        return local == Table.MISSING ? shared : Math.max(0, shared) + local;
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new ExplainText(source, charset);
    }
}
