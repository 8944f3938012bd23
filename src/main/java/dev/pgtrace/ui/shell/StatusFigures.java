package dev.pgtrace.ui.shell;

import dev.pgtrace.app.IndexUse;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureText;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.ArrayList;
import java.util.List;

/// Explains the figures of the status bar.
final class StatusFigures {
    private StatusFigures() {}

    /// Those of a trace, as the bar shows them one after the other.
    static List<FigureText> of(OpenedTrace trace) {
        List<FigureText> figures = new ArrayList<>();
        OpenedTrace.State state = trace.stateProperty().get();
        boolean indexing = state instanceof OpenedTrace.State.Indexing;
        if (trace.isGrowing() ? trace.isFollowed() : !indexing) {
            trace.context().trace().ifPresent(read -> ofFile(trace.context(), read.info(), figures));
        }
        if (trace.isGrowing()) {
            return figures;
        }
        switch (state) {
            case OpenedTrace.State.Indexing(IndexProgress reached) ->
                figures.add(new FigureText(reached.text(), reached(reached)));
            case OpenedTrace.State.Cancelled(IndexProgress reached) ->
                figures.add(new FigureText(reached.amount(), reached(reached)));
            case OpenedTrace.State.Ready(long micros, IndexUse index) ->
                figures.add(new FigureText(Durations.format(micros), indexed(micros, index)));
            case OpenedTrace.State.Broken ignored -> figures.clear();
        }
        return figures;
    }

    /// Memory of the program.
    static Explanation heap(long usedBytes) {
        Runtime runtime = Runtime.getRuntime();
        return ofProgram(
                "heap",
                Bytes.exact(usedBytes),
                Messages.get(
                        "explain.status.heap.formula",
                        Bytes.format(runtime.totalMemory()),
                        Bytes.format(runtime.totalMemory() - usedBytes),
                        Bytes.format(usedBytes),
                        Bytes.format(runtime.maxMemory())));
    }

    private static void ofFile(TraceContext context, TraceInfo info, List<FigureText> figures) {
        TraceLines lines = new TraceLines(context);
        long executions = info.counts().executions();
        figures.add(new FigureText(
                "· " + Bytes.format(info.bytes()),
                new Explanation(
                        Messages.get("explain.status.bytes"),
                        Bytes.exact(info.bytes()),
                        Provenance.MEASURED,
                        Messages.get("explain.status.bytes.meaning"),
                        Messages.get("explain.f.counted", Bytes.exact(info.bytes())),
                        lines.origin(Basis.FILE),
                        new Evidence.None(Messages.get("explain.evidence.file")))));
        figures.add(new FigureText(
                Counts.grouped(executions),
                new Explanation(
                        Messages.get("explain.status.executions"),
                        Counts.grouped(executions),
                        Provenance.MEASURED,
                        Messages.get("explain.status.executions.meaning"),
                        Messages.get("explain.f.counted", Counts.grouped(executions)),
                        lines.origin(Basis.COUNT),
                        lines.ofTrace(executions, ExecutionColumn.ELAPSED_MICROS))));
    }

    private static Explanation indexed(long micros, IndexUse index) {
        return ofProgram(
                index == IndexUse.USED ? "known" : "indexed",
                Durations.exact(micros),
                Messages.get("explain.status.opened.formula", Durations.format(micros)));
    }

    private static Explanation reached(IndexProgress reached) {
        return ofProgram(
                "reached",
                reached.amount(),
                Messages.get(
                        "explain.status.reached.formula",
                        Bytes.exact(reached.done()),
                        Durations.format(reached.elapsedNanos() / 1000)));
    }

    private static Explanation ofProgram(String key, String value, String formula) {
        return new Explanation(
                Messages.get("explain.status.name." + key),
                value,
                Provenance.MEASURED,
                Messages.get("explain.status.meaning." + key),
                formula,
                Basis.PROGRAM.here(),
                new Evidence.None(Messages.get("explain.evidence.program")));
    }
}
