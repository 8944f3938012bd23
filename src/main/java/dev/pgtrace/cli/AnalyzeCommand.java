package dev.pgtrace.cli;

import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.Report;
import dev.pgtrace.export.ReportFormat;
import dev.pgtrace.export.ReportOptions;
import dev.pgtrace.export.StatementOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace analyze`.
@Command(
        name = "analyze",
        description = "Says where the time of a trace went: ledger, statements, tables, issues.",
        footer = {
            "",
            "Examples:",
            "  pgtrace analyze checkout_session.trc",
            "  pgtrace analyze --format html --top 50 nightly.trc.zst -o nightly.html",
            "  pgtrace analyze --format html --no-binds --language de nightly.trc -o bericht.html",
            "  pgtrace analyze --format json traces/ | jq '.[].ledger'",
            "  pgtrace analyze --sort reads --filter 'elapsed > 10ms' big.trc"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Traces (.trc, .trc.gz, .trc.zst), folders with traces, - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Words.Format.class,
            description = "text (default), json or html.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = Words.Order.class,
            description = "Order of statements: elapsed (default), calls, cpu, reads, rows or max.")
    private StatementOrder order = StatementOrder.ELAPSED;

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = Words.Top.class,
            description =
                    "How many statements, tables and sequences to show, or all (default: text 20, html 200, json all).")
    private int top;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only executions for which this holds: see pgtrace help filter.")
    private String filter = "";

    @Option(names = "--no-binds", description = "Leave the values of binds out of html.")
    private boolean noBinds;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    private @Nullable Path output;

    AnalyzeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        TraceReader reader = new TraceReader(terminal, general.analysis(filter));
        List<Input> inputs = Input.of(files);
        OutputFile.check(output, Input.files(inputs));
        try (Document document = new Document()) {
            int code = ExitCode.OK;
            for (Input input : inputs) {
                code = Math.max(code, add(reader, input, document));
            }
            if (document.isEmpty() && code == ExitCode.OK) {
                terminal.say(Texts.get("cli.analyze.none", String.join(", ", files)));
                return ExitCode.INPUT;
            }
            document.finish();
            return code;
        }
    }

    /// @return exit code of this input
    private int add(TraceReader reader, Input input, Document document) throws IOException, TraceException {
        try (AnalyzeTrace.Analyzed analyzed = reader.read(input)) {
            document.add(analyzed);
            return ExitCode.OK;
        } catch (TraceException e) {
            if (Faults.code(e) != ExitCode.INPUT) {
                throw e;
            }
            boolean skipped = input instanceof Input.Found && e.kind() != TraceException.Kind.UNREADABLE;
            terminal.say((skipped ? Texts.get("cli.analyze.skipped") : "") + e.getMessage());
            return skipped ? ExitCode.OK : ExitCode.INPUT;
        }
    }

    /// The output, opened with the first trace, so that nothing is written where there is none.
    private final class Document implements AutoCloseable {
        private @Nullable OutputFile file;
        private @Nullable Report report;

        void add(AnalyzeTrace.Analyzed analyzed) throws IOException, TraceException {
            if (file == null || report == null) {
                file = OutputFile.open(output, terminal);
                report = format.open(file.data(), options());
            }
            Report to = report;
            Language.plainly(() -> to.add(analyzed.analysis()));
            file.data().flush();
        }

        boolean isEmpty() {
            return report == null;
        }

        void finish() throws IOException, TraceException {
            if (file != null && report != null) {
                Language.plainly(report::close);
                file.finish();
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    private ReportOptions options() {
        ReportOptions.Extent extent = Input.isSeveral(files) ? ReportOptions.Extent.SEVERAL : ReportOptions.Extent.ONE;
        return new ReportOptions(
                order,
                top == 0 ? format.standardTop() : top,
                filter,
                extent,
                noBinds ? ReportOptions.Binds.LEFT_OUT : ReportOptions.Binds.SHOWN,
                Texts.language());
    }
}
