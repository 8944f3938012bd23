package dev.pgtrace.cli;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.CursorText;
import dev.pgtrace.export.ExecutionListText;
import dev.pgtrace.export.ReportOptions;
import dev.pgtrace.export.StatementText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace show`.
@Command(
        name = "show",
        description = {
            "Shows executions, a cursor, or a statement of a trace: SQL, binds, plan with self times and tiers, waits,"
                    + " raw record."
        },
        footer = {
            "",
            "Examples:",
            "  pgtrace show checkout_session.trc                     the executions in file order",
            "  pgtrace show checkout_session.trc '#12'               cursor #12 with its executions in full",
            "  pgtrace show checkout_session.trc 8f3a09c1d2e4b576    the statement with this fingerprint"
        })
final class ShowCommand implements Callable<Integer> {
    private static final int STANDARD_LIST = 50;
    private static final int STANDARD_FULL = 10;

    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "A trace, or - for standard input.")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "#ID|FINGERPRINT",
            description = "A cursor's number (quote it: '#12', or 12), or a statement's fingerprint or its beginning.")
    private String what = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = Words.Top.class,
            description = "How many executions to show, or all (default: 50 in a list, 10 in full).")
    private int top;

    @Option(names = "--skip", paramLabel = "N", description = "In the list, pass over so many executions first.")
    private int skip;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only executions for which this holds: see pgtrace help filter.")
    private String filter = "";

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        if (skip < 0) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.show.skip", skip));
        }
        TraceReader reader = new TraceReader(terminal, general.analysis(filter));
        try (AnalyzeTrace.Analyzed analyzed = reader.read(Input.single(file))) {
            DataOutput out = DataOutput.of(terminal.out());
            write(analyzed.analysis(), out);
            out.flush();
            return ExitCode.OK;
        }
    }

    private void write(TraceAnalysis analysis, DataOutput out) throws IOException, TraceException {
        if (what.isEmpty()) {
            new ExecutionListText(analysis.trace()).write(analysis.selection(), skip, top(STANDARD_LIST), out);
            return;
        }
        TraceTarget target = new TraceTarget(analysis);
        if (TraceTarget.isCursorId(what)) {
            boolean first = true;
            for (int cursor : target.cursors(what)) {
                out.append(first ? "" : "\n");
                first = false;
                new CursorText(analysis.trace(), analysis.model(), top(STANDARD_FULL)).write(cursor, out);
            }
            return;
        }
        StatementProfile statement = target.statement(what);
        new StatementText(analysis, top(STANDARD_FULL)).write(statement, out);
    }

    private int top(int standard) {
        return top == 0 ? standard : Math.min(top, ReportOptions.ALL);
    }
}
