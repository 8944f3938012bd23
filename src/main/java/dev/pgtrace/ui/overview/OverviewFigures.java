package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.List;

/// The figures at the top of the overview, as texts.
///
/// @param tiles in order
record OverviewFigures(List<Tile> tiles) {
    /// @param second      smaller number beside the value
    /// @param explanation of the value
    record Tile(String value, String second, String caption, Explanation explanation) {}

    static OverviewFigures of(TraceAnalysis analysis, TraceLines lines) {
        return new OverviewFigures(List.of(
                duration(analysis, lines),
                database(analysis, lines),
                executions(analysis, lines),
                reads(analysis, lines),
                problems(analysis, lines)));
    }

    private static Tile duration(TraceAnalysis analysis, TraceLines lines) {
        String from = analysis.trace().info().sessions().stream()
                .findFirst()
                .flatMap(Session::startedAt)
                .map(OverviewFigures::timeOfDay)
                .orElse("");
        String caption = from.isEmpty()
                ? Messages.get("overview.duration.caption")
                : Messages.get("overview.duration.captionFrom", from);
        if (analysis.durationMicros() < 0) {
            return new Tile(
                    Percent.UNDEFINED,
                    "",
                    caption,
                    missing("overview.duration.caption", "overview.duration.missing", Basis.CLOCK, lines));
        }
        return new Tile(
                Durations.format(analysis.durationMicros()),
                "",
                caption,
                new Explanation(
                        Messages.get("overview.duration.caption"),
                        Durations.exact(analysis.durationMicros()),
                        Provenance.DERIVED,
                        Messages.get("overview.duration.tip"),
                        Messages.get("explain.f.duration", Durations.exact(analysis.durationMicros())),
                        lines.origin(Basis.CLOCK),
                        lines.at(Selection.ofOffset(
                                analysis.trace().info().sessions().getFirst().offsetBytes()))));
    }

    private static Tile database(TraceAnalysis analysis, TraceLines lines) {
        String caption = analysis.wallMicros() > 0
                ? Messages.get(
                        "overview.database.captionOf", Percent.of(analysis.databaseMicros(), analysis.wallMicros()))
                : Messages.get("overview.database.caption");
        return new Tile(
                Durations.format(analysis.databaseMicros()),
                "",
                caption,
                new Explanation(
                        Messages.get("overview.database.caption"),
                        Durations.exact(analysis.databaseMicros()),
                        Provenance.MEASURED,
                        Messages.get("overview.database.tip"),
                        Messages.get(
                                "explain.f.self_sum",
                                TraceLines.executions(analysis.executions()),
                                Durations.exact(analysis.databaseMicros())),
                        lines.origin(Basis.TIME),
                        lines.ofTrace(analysis.executions(), ExecutionColumn.ELAPSED_MICROS)));
    }

    private static Tile executions(TraceAnalysis analysis, TraceLines lines) {
        long statements = analysis.statements().size();
        return new Tile(
                Counts.grouped(statements),
                "/ " + Counts.grouped(analysis.executions()),
                Messages.get("overview.executions.caption"),
                new Explanation(
                        Messages.get("overview.executions.caption"),
                        Counts.grouped(statements) + " / " + Counts.grouped(analysis.executions()),
                        Provenance.MEASURED,
                        Messages.get(
                                "overview.executions.tip",
                                Counts.grouped(statements),
                                Counts.grouped(analysis.executions()),
                                Counts.grouped(analysis.flagged())),
                        Messages.get(
                                "explain.f.folded", Counts.grouped(statements), Counts.grouped(analysis.executions())),
                        lines.origin(Basis.COUNT),
                        lines.ofTrace(analysis.executions(), ExecutionColumn.ELAPSED_MICROS)));
    }

    /// The disk's part of the database time; where reads cannot be split, the part of all reads.
    private static Tile reads(TraceAnalysis analysis, TraceLines lines) {
        Ledger ledger = analysis.database();
        long disk = ledger.micros(Component.TIER3);
        long unsplit = ledger.micros(Component.READS_UNSPLIT);
        boolean split = unsplit == 0 && !ledger.missing().contains(Component.TIER3);
        long micros = split ? disk : disk + unsplit + ledger.micros(Component.TIER2);
        boolean known = split || micros > 0;
        String caption = split ? "overview.disk.caption" : "overview.reads.caption";
        return new Tile(
                known ? Percent.of(micros, ledger.wholeMicros()) : Percent.UNDEFINED,
                "",
                Messages.get(caption),
                known
                        ? new Explanation(
                                Messages.get(caption),
                                Messages.get(
                                        "explain.value.share",
                                        Durations.exact(micros),
                                        Percent.of(micros, ledger.wholeMicros())),
                                split ? known(ledger, Component.TIER3) : Provenance.MEASURED,
                                Messages.get(split ? "overview.disk.tip" : "overview.reads.tip"),
                                Messages.get(
                                        "explain.f.ratio",
                                        Durations.exact(micros),
                                        Durations.exact(ledger.wholeMicros()),
                                        Percent.of(micros, ledger.wholeMicros())),
                                lines.origin(split ? Basis.TIERS : Basis.READ_TIME),
                                lines.ofTrace(analysis.executions(), ExecutionColumn.READ_BLOCKS))
                        : missing(caption, "overview.reads.missing", Basis.READ_TIME, lines));
    }

    private static Provenance known(Ledger ledger, Component component) {
        return ledger.entries().stream()
                .filter(entry -> entry.component() == component)
                .map(Ledger.Entry::provenance)
                .reduce(Provenance::and)
                .orElse(Provenance.ESTIMATED);
    }

    private static Explanation missing(String caption, String why, Basis basis, TraceLines lines) {
        return new Explanation(
                Messages.get(caption),
                Percent.UNDEFINED,
                Provenance.MISSING,
                Messages.get(why),
                Messages.get("explain.f.missing"),
                lines.origin(basis),
                new Evidence.None(Messages.get("explain.evidence.missing")));
    }

    private static Tile problems(TraceAnalysis analysis, TraceLines lines) {
        long errors = analysis.trace().info().issues().stream()
                .filter(issue -> issue.kind() == IssueKind.STATEMENT_FAILED)
                .mapToLong(TraceIssue::count)
                .sum();
        return new Tile(
                Counts.grouped(errors + analysis.incomplete()),
                "",
                Messages.get(
                        "overview.problems.caption", Counts.grouped(errors), Counts.grouped(analysis.incomplete())),
                new Explanation(
                        Messages.get("overview.problems.name"),
                        Counts.grouped(errors + analysis.incomplete()),
                        Provenance.MEASURED,
                        Messages.get("overview.problems.tip"),
                        Messages.get(
                                "explain.f.problems",
                                Counts.grouped(errors),
                                Counts.grouped(analysis.incomplete()),
                                Counts.grouped(errors + analysis.incomplete())),
                        lines.origin(Basis.COUNT),
                        new Evidence.None(Messages.get("explain.evidence.issues"))));
    }

    /// The time of day of a printed time stamp, the whole of it where there is none.
    private static String timeOfDay(String stamp) {
        int colon = stamp.indexOf(':');
        if (colon < 2 || stamp.length() < colon + 6) {
            return stamp;
        }
        return stamp.substring(colon - 2, colon + 6);
    }
}
