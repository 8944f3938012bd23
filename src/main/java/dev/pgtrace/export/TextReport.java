package dev.pgtrace.export;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
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

    private final Appendable out;
    private final ReportOptions options;
    private boolean any;

    TextReport(Appendable out, ReportOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        ReportTexts.in(options.language(), () -> write(analysis));
    }

    private void write(TraceAnalysis analysis) throws IOException, TraceException {
        if (any) {
            out.append('\n').append("═".repeat(TextTable.PAGE)).append("\n\n");
        }
        any = true;
        title(analysis);
        heading(ReportTexts.get("ledger.title"));
        new TextLedger(analysis.wall(), analysis.model()).write(out);
        heading(ReportTexts.get("tiers.title"));
        new TextTiers(analysis.tiers()).write(out);
        new TextStatements(analysis, options).write(out);
        new TextRelations(analysis, options).write(out);
        chains(analysis);
        issues(analysis.trace().info());
        out.append('\n').append(ReportTexts.get("text.legend")).append('\n');
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
            String all = ReportTexts.count(analysis.selection().size(), "execution");
            String chosen = Counts.grouped(analysis.selection().count());
            out.append(ReportTexts.get("text.only", PlainText.oneLine(options.filter()), chosen, all))
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
        String database = ReportTexts.get("text.database", Figures.time(analysis.databaseMicros()));
        if (analysis.wallMicros() < 0) {
            return database;
        }
        return ReportTexts.get("text.wall", Figures.time(analysis.wallMicros()), database);
    }

    static String work(TraceAnalysis analysis) {
        StringBuilder line = new StringBuilder();
        String executions = ReportTexts.count(analysis.executions(), "execution");
        String statements = ReportTexts.count(analysis.statements().size(), "statement");
        line.append(ReportTexts.get("text.work", executions, statements));
        if (analysis.incomplete() > 0) {
            line.append(" · ").append(ReportTexts.get("summary.incomplete", Counts.grouped(analysis.incomplete())));
        }
        if (analysis.flagged() > 0) {
            line.append(" · ").append(ReportTexts.get("text.flagged", Counts.grouped(analysis.flagged())));
        }
        return line.toString();
    }

    private void chains(TraceAnalysis analysis) throws IOException, TraceException {
        if (analysis.chains().isEmpty()) {
            return;
        }
        heading(ReportTexts.get("text.chains"));
        StatementTexts texts = new StatementTexts(analysis.trace());
        TextTable table = new TextTable("  ")
                .right(ReportTexts.get("column.executions"))
                .right(ReportTexts.get("chains.runs"))
                .right(ReportTexts.get("text.longestRun"))
                .right(ReportTexts.get("column.elapsed"))
                .elastic(ReportTexts.get("chains.sequence"));
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
        heading(ReportTexts.get("issues.title"));
        TextTable table = new TextTable("  ")
                .right(ReportTexts.get("issues.count"))
                .right(ReportTexts.get("issues.byte"))
                .left(ReportTexts.get("issues.what"));
        for (TraceIssue issue : info.issues()) {
            table.row(
                    Counts.grouped(issue.count()),
                    Counts.grouped(issue.offsetBytes()),
                    PlainText.oneLine(KeptTexts.told(issue.message())));
        }
        table.write(out);
    }
}
