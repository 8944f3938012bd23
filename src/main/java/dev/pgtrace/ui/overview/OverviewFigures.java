package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;

/// The figures at the top of the overview, as texts.
///
/// @param tiles in order
record OverviewFigures(List<Tile> tiles) {
    /// @param second      smaller number beside the value
    /// @param explanation exact value, provenance and formula
    record Tile(String value, String second, String caption, String explanation) {}

    static OverviewFigures of(TraceAnalysis analysis) {
        return new OverviewFigures(List.of(
                duration(analysis), database(analysis), executions(analysis), reads(analysis), problems(analysis)));
    }

    private static Tile duration(TraceAnalysis analysis) {
        String from = analysis.trace().info().sessions().stream()
                .findFirst()
                .flatMap(Session::startedAt)
                .map(OverviewFigures::timeOfDay)
                .orElse("");
        String caption = from.isEmpty()
                ? Messages.get("overview.duration.caption")
                : Messages.get("overview.duration.captionFrom", from);
        if (analysis.durationMicros() < 0) {
            return new Tile(Percent.UNDEFINED, "", caption, Messages.get("overview.duration.missing"));
        }
        return new Tile(
                Durations.format(analysis.durationMicros()),
                "",
                caption,
                Messages.get("overview.duration.tip", Durations.exact(analysis.durationMicros())));
    }

    private static Tile database(TraceAnalysis analysis) {
        String caption = analysis.wallMicros() > 0
                ? Messages.get(
                        "overview.database.captionOf", Percent.of(analysis.databaseMicros(), analysis.wallMicros()))
                : Messages.get("overview.database.caption");
        return new Tile(
                Durations.format(analysis.databaseMicros()),
                "",
                caption,
                Messages.get("overview.database.tip", Durations.exact(analysis.databaseMicros())));
    }

    private static Tile executions(TraceAnalysis analysis) {
        long statements = analysis.statements().size();
        return new Tile(
                Counts.grouped(statements),
                "/ " + Counts.grouped(analysis.executions()),
                Messages.get("overview.executions.caption"),
                Messages.get(
                        "overview.executions.tip",
                        Counts.grouped(statements),
                        Counts.grouped(analysis.executions()),
                        Counts.grouped(analysis.flagged())));
    }

    /// The disk's part of the database time; where reads cannot be split, the part of all reads.
    private static Tile reads(TraceAnalysis analysis) {
        Ledger ledger = analysis.database();
        long disk = ledger.micros(Component.TIER3);
        long unsplit = ledger.micros(Component.READS_UNSPLIT);
        boolean split = unsplit == 0 && !ledger.missing().contains(Component.TIER3);
        long micros = split ? disk : disk + unsplit + ledger.micros(Component.TIER2);
        boolean known = split || micros > 0;
        return new Tile(
                known ? Percent.of(micros, ledger.wholeMicros()) : Percent.UNDEFINED,
                "",
                Messages.get(split ? "overview.disk.caption" : "overview.reads.caption"),
                Messages.get(
                        known ? (split ? "overview.disk.tip" : "overview.reads.tip") : "overview.reads.missing",
                        Durations.exact(micros)));
    }

    private static Tile problems(TraceAnalysis analysis) {
        long errors = analysis.trace().info().issues().stream()
                .filter(issue -> issue.kind() == IssueKind.STATEMENT_FAILED)
                .mapToLong(TraceIssue::count)
                .sum();
        return new Tile(
                Counts.grouped(errors + analysis.incomplete()),
                "",
                Messages.get(
                        "overview.problems.caption", Counts.grouped(errors), Counts.grouped(analysis.incomplete())),
                Messages.get("overview.problems.tip"));
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
