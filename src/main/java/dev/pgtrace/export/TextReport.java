package dev.pgtrace.export;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceIssue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A report for people at a terminal, 120 columns wide: the total and where it went first, then the statements.
final class TextReport implements Report {
    /// Characters for the texts of a repeated sequence.
    private static final int SEQUENCE = 72;

    private static final String LEGEND =
            "~ estimated   – not known in this trace   unmarked: measured, or computed from measured figures alone\n";

    private final Appendable out;
    private final ReportOptions options;
    private boolean any;

    TextReport(Appendable out, ReportOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        if (any) {
            out.append('\n').append("═".repeat(TextTable.PAGE)).append("\n\n");
        }
        any = true;
        title(analysis);
        heading("Where the time went");
        new TextLedger(analysis.wall(), analysis.model()).write(out);
        heading("Blocks by tier");
        new TextTiers(analysis.tiers()).write(out);
        new TextStatements(analysis, options).write(out);
        new TextRelations(analysis, options).write(out);
        chains(analysis);
        issues(analysis.trace().info());
        out.append('\n').append(LEGEND);
    }

    @Override
    public void close() {
        // nothing follows the last trace
    }

    private void heading(String text) throws IOException {
        heading(out, text);
    }

    static void heading(Appendable out, String text) throws IOException {
        out.append('\n').append(text).append('\n');
    }

    private void title(TraceAnalysis analysis) throws IOException {
        TraceInfo info = analysis.trace().info();
        out.append(ReportWords.input(info)).append(": ").append(total(analysis)).append('\n');
        out.append(work(analysis)).append('\n');
        if (!options.filter().isEmpty()) {
            out.append("only ").append(PlainText.oneLine(options.filter())).append(": ");
            out.append(Counts.grouped(analysis.selection().count())).append(" of ");
            out.append(Figures.plural(analysis.selection().size(), "execution", "executions"))
                    .append('\n');
        }
        out.append(ReportWords.origin(info)).append('\n');
        if (info.recording().isPresent()) {
            for (String line : RecordingFacts.lines(info.recording().get())) {
                out.append(line).append('\n');
            }
        }
    }

    static String total(TraceAnalysis analysis) {
        String database = Figures.time(analysis.databaseMicros()) + " in the database";
        if (analysis.wallMicros() < 0) {
            return database;
        }
        return Figures.time(analysis.wallMicros()) + " from start to end, " + database;
    }

    static String work(TraceAnalysis analysis) {
        StringBuilder line = new StringBuilder();
        line.append(Figures.plural(analysis.executions(), "execution", "executions"));
        line.append(" of ").append(Figures.plural(analysis.statements().size(), "statement", "statements"));
        if (analysis.incomplete() > 0) {
            line.append(" · ").append(Counts.grouped(analysis.incomplete())).append(" incomplete");
        }
        if (analysis.flagged() > 0) {
            line.append(" · ").append(Counts.grouped(analysis.flagged())).append(" left out of all sums as false");
        }
        return line.toString();
    }

    private void chains(TraceAnalysis analysis) throws IOException, TraceException {
        if (analysis.chains().isEmpty()) {
            return;
        }
        heading("The same statements over and over (N+1)");
        StatementTexts texts = new StatementTexts(analysis.trace());
        TextTable table = new TextTable("  ")
                .right("Executions")
                .right("Runs")
                .right("Longest")
                .right("Elapsed")
                .elastic("Sequence");
        for (Chain chain : analysis.chains().stream().limit(options.top()).toList()) {
            List<String> sequence = new ArrayList<>();
            for (int statement : chain.statements()) {
                sequence.add(StatementTexts.shown(
                        texts.ofStatement(statement),
                        SEQUENCE / chain.statements().size()));
            }
            table.row(
                    Counts.grouped(chain.executions()),
                    Counts.grouped(chain.runs()),
                    "×" + Counts.grouped(chain.repeats()),
                    Figures.time(chain.elapsedMicros()),
                    String.join("  →  ", sequence));
        }
        table.write(out);
    }

    private void issues(TraceInfo info) throws IOException {
        if (info.issues().isEmpty()) {
            return;
        }
        heading("Issues found");
        TextTable table =
                new TextTable("  ").right("Count").right("First at byte").left("What");
        for (TraceIssue issue : info.issues()) {
            table.row(
                    Counts.grouped(issue.count()),
                    Counts.grouped(issue.offsetBytes()),
                    PlainText.oneLine(issue.message()));
        }
        table.write(out);
    }
}
