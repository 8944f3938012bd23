package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.TimelineFigures;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.LedgerFigures;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.Optional;
import java.util.OptionalInt;

/// Explains the bars of the timeline and the figures below it.
final class BarFigures {
    private final TraceContext context;
    private final TraceLines lines;

    BarFigures(TraceContext context) {
        this.context = context;
        this.lines = new TraceLines(context);
    }

    /// One call.
    Explanation bar(Timeline timeline, int bar) {
        String exact = Durations.exact(timeline.end(bar) - timeline.start(bar));
        return new Explanation(
                Messages.get(
                        "explain.name.of",
                        Messages.get("timeline.tip.call"),
                        timeline.kind(bar).name()),
                exact,
                timeline.isClocked() ? Provenance.MEASURED : timeline.provenance(bar),
                Messages.get("statements.formula.elapsed.call"),
                Messages.get(
                        "explain.f.ends",
                        TimelineTexts.moment(timeline, timeline.end(bar)),
                        TimelineTexts.moment(timeline, timeline.start(bar)),
                        exact),
                lines.origin(Basis.TIME),
                at(timeline.execution(bar)));
    }

    /// The elapsed time of an execution in the list.
    Explanation elapsed(ExecutionAccount account, String name) {
        String exact = Durations.exact(account.elapsedMicros());
        return new Explanation(
                name,
                exact,
                Provenance.MEASURED,
                Messages.get("statements.formula.elapsed.execution"),
                Messages.get(
                        "explain.f.plan_run",
                        Durations.exact(Math.max(0, account.planningMicros())),
                        Durations.exact(Math.max(0, account.runMicros())),
                        exact),
                lines.origin(Basis.TIME),
                at(account.execution()));
    }

    /// Its rows.
    Explanation rows(ExecutionAccount account, String name) {
        String exact = Counts.grouped(account.rows());
        return new Explanation(
                name,
                exact,
                Provenance.MEASURED,
                Messages.get("statements.formula.rows"),
                Messages.get("explain.f.printed", exact),
                lines.origin(Basis.ROWS),
                at(account.execution()));
    }

    /// Its bar.
    Optional<Explanation> components(ExecutionAccount account, String name) {
        return Optional.of(new LedgerFigures(
                        lines,
                        Messages.get("explain.of.execution"),
                        account.ledger().wholeMicros(),
                        account.ledger().entries(),
                        account.tiers().tier1Blocks(),
                        context.tierModelProperty().get(),
                        component -> at(account.execution()))
                .whole(name));
    }

    /// A part of the ledger of what is in sight.
    Explanation part(TimelineFigures.Part part, Component component) {
        return new LedgerFigures(
                        lines,
                        Messages.get("explain.of.sight"),
                        part.ledger().wholeMicros(),
                        part.ledger().entries(),
                        -1,
                        context.tierModelProperty().get(),
                        of -> longest(part))
                .part(component);
    }

    /// The longest of those listed; what is in sight may be more.
    private Evidence longest(TimelineFigures.Part part) {
        Selection longest = part.latest().stream()
                .max(java.util.Comparator.comparingLong(ExecutionAccount::elapsedMicros))
                .flatMap(account -> context.trace().map(trace -> selection(trace, account.execution())))
                .orElse(Selection.NONE);
        return longest.isNone()
                ? new Evidence.None(Messages.get("explain.evidence.missing"))
                : lines.found(TraceLines.executions(part.executions()), trace -> longest, longest);
    }

    private Evidence at(int execution) {
        return context.trace()
                .map(trace -> selection(trace, execution))
                .filter(selection -> !selection.isNone())
                .map(lines::at)
                .orElse(new Evidence.None(Messages.get("explain.evidence.missing")));
    }

    private static Selection selection(Trace trace, int execution) {
        return execution < 0 ? Selection.NONE : TraceLines.selection(trace, OptionalInt.of(execution));
    }
}
