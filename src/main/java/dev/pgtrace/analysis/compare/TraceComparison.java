package dev.pgtrace.analysis.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.stream.Stream;

/// What changed from one side to the other. Sums of the deltas of `statements`, `appeared` and `gone` are the delta
/// of the totals, in time, calls, blocks and rows.
///
/// @param old         the side compared against
/// @param now         the side compared
/// @param before      everything of the old side
/// @param after       everything of the new side
/// @param noiseMicros how far the totals may differ by chance alone, from the spread of the single runs; NaN where
///                    no statement has two runs
/// @param ledger      components of the database time that either side has or cannot know, in their order
/// @param statements  on both sides, the greatest absolute delta of the total first
/// @param appeared    only on the new side, heaviest first
/// @param gone        only on the old side, heaviest first
/// @param notComparable what else differs, so that the deltas do not prove what they seem to
public record TraceComparison(
        ComparedSide old,
        ComparedSide now,
        CompareOptions options,
        ComparedFigures before,
        ComparedFigures after,
        double noiseMicros,
        List<ComponentDelta> ledger,
        List<StatementDelta> statements,
        List<StatementDelta> appeared,
        List<StatementDelta> gone,
        List<Incomparability> notComparable) {
    public TraceComparison {
        ledger = List.copyOf(ledger);
        statements = List.copyOf(statements);
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
        notComparable = List.copyOf(notComparable);
    }

    /// Compares two sides.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TraceComparison of(ComparedSide old, ComparedSide now, CompareOptions options, CancelToken cancel) {
        return new Comparer(old, now, options, cancel).compare();
    }

    public ComparedSide side(Side side) {
        return side == Side.OLD ? old : now;
    }

    public Change change(CompareMetric metric) {
        return metric.of(before, after);
    }

    /// Whether both sides print plans alike, so that other shapes are other plans.
    public boolean plansComparable() {
        return Differences.plansComparable(old, now);
    }

    /// Share of the time of both sides, 0 to 1, of statements that ran twice or more on a side: what [#noiseMicros]
    /// knows of. NaN where there is no time at all.
    public double noiseCoverage() {
        long whole = before.totalMicros() + after.totalMicros();
        long known = all().filter(s -> !Double.isNaN(s.noiseMicros()))
                .mapToLong(s -> s.before().totalMicros() + s.after().totalMicros())
                .sum();
        return whole == 0 ? Double.NaN : (double) known / whole;
    }

    /// Statements on both sides whose plans are not the same, the greatest delta first.
    public List<StatementDelta> flips() {
        return statements.stream().filter(s -> s.flip().isPresent()).toList();
    }

    /// All statements: on both sides, new, gone.
    public Stream<StatementDelta> all() {
        return Stream.of(statements, appeared, gone).flatMap(List::stream);
    }

    /// The text of a statement as printed, from the new side if it is there; empty where no trace has it. Reads the
    /// file.
    public String sql(StatementDelta statement) throws TraceException {
        ComparedSide side = statement.newPlace().isPresent() ? now : old;
        StatementPlace place = statement.newPlace().or(statement::oldPlace).orElseThrow();
        if (place.cursor() < 0) {
            return "";
        }
        Trace trace = side.trace(place.part());
        return trace.text().sql(trace, place.cursor());
    }
}
