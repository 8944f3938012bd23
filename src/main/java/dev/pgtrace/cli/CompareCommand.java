package dev.pgtrace.cli;

import dev.pgtrace.analysis.compare.CompareOptions;
import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.Gate;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.CompareTraces;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.ComparisonFormat;
import dev.pgtrace.export.ComparisonReport;
import dev.pgtrace.export.FlameSvg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace compare`.
@Command(
        name = "compare",
        description = "Says what changed between two recordings: statements, plans, where the time went.",
        footer = {
            "",
            "Gates: METRIC > +20%% (change), +5ms (change) or 200ms (new value); plan-flip, new-statement, gone-statement.",
            "METRIC: total, calls, planning, cpu, rows, blocks, reads, tier1, tier2, tier3 of everything; mean, p50,",
            "p95, p99, max of any statement. Then, if wished: statement FINGERPRINT, any-statement or whole; min-calls N.",
            "",
            "Examples:",
            "  pgtrace compare before.trc after.trc",
            "  pgtrace compare --old monday/ --new tuesday/ --format html > week.html",
            "  pgtrace compare day.trc --window-old 09:00..09:10 --window-new 09:20..09:30",
            "  pgtrace compare day.trc --statement 25e12b51 --statement 8f3a09c1 --plans",
            "  pgtrace compare base.trc head.trc --fail-if 'p95 > +20%% min-calls 50' --fail-if plan-flip --junit x.xml"
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Mixin
    private final CompareSides sides = new CompareSides();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Words.ComparisonForm.class,
            description = "text (default), json, html, csv (every statement), or the gates alone as junit or github.")
    private ComparisonFormat format = ComparisonFormat.TEXT;

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = Words.Top.class,
            description =
                    "How many statements to show of each list, or all (default: text 20, html 100, json and csv all).")
    private int top;

    @Option(
            names = "--noise",
            paramLabel = "PERCENT",
            converter = Words.Share.class,
            description = "A change up to this share counts as none (default: 1%%).")
    private double noise = CompareOptions.STANDARD_NOISE;

    @Option(names = "--plans", description = "Show plans side by side where they changed.")
    private boolean plans;

    @Option(
            names = "--flame",
            paramLabel = "FILE",
            description = "Also draw both flamegraphs as one picture (.svg): width of one side, colour of the change.")
    private @Nullable Path flame;

    @Option(
            names = "--flame-width",
            paramLabel = "SIDE",
            converter = Words.SideName.class,
            description = "Whose weights the widths are: new (default) or old.")
    private Side flameWidth = Side.NEW;

    @Option(
            names = "--weight",
            paramLabel = "WEIGHT",
            converter = Words.Weight.class,
            description = "What the width measures: time (default), blocks, tier3, rows or executions.")
    private FlameWeight weight = FlameWeight.TIME;

    @Option(
            names = "--fail-if",
            paramLabel = "GATE",
            description = "Exit 1 if this holds, for instance 'p95 > +20%%', plan-flip. May be given several times.")
    private List<String> failIf = new ArrayList<>();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the gates as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--github", description = "Also print failed gates as annotations of a GitHub build, last.")
    private boolean github;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    private @Nullable Path output;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        List<Gate> gates = gates();
        if (flame != null && !flame.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.compare.flame", flame));
        }
        CompareTraces.SideFiles old = sides.old();
        CompareTraces.SideFiles now = sides.now();
        for (Path written :
                Stream.of(output, junit, flame).filter(Objects::nonNull).toList()) {
            OutputFile.check(written, old.files());
            OutputFile.check(written, now.files());
        }
        CompareOptions comparing = new CompareOptions(noise, sides.pairing());
        CompareTraces compare =
                new CompareTraces(new CompareTraces.Options(general.opening(), general.threshold(), comparing));
        try (ReadingProgress progress = new ReadingProgress(terminal);
                CompareTraces.Compared compared = compare.compare(old, now, progress::of, terminal.cancel())) {
            progress.end();
            TraceComparison comparison = compared.comparison();
            List<GateResult> results =
                    gates.stream().map(gate -> gate.check(comparison)).toList();
            ComparisonReport report = new ComparisonReport(
                    comparison,
                    results,
                    top == 0 ? format.standardTop() : top,
                    plans ? ComparisonReport.Plans.SHOWN : ComparisonReport.Plans.NONE,
                    Texts.language());
            write(report);
            return report.isPassed() ? ExitCode.OK : ExitCode.GATE;
        }
    }

    private List<Gate> gates() throws TraceException {
        List<Gate> gates = new ArrayList<>();
        for (String text : failIf) {
            gates.add(Gate.parse(text));
        }
        boolean needed =
                junit != null || github || format == ComparisonFormat.JUNIT || format == ComparisonFormat.GITHUB;
        if (gates.isEmpty() && needed) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.compare.gates"));
        }
        return gates;
    }

    private void write(ComparisonReport report) throws IOException, TraceException {
        to(output, out -> format.write(report, out));
        if (junit != null) {
            to(junit, out -> ComparisonFormat.JUNIT.write(report, out));
        }
        if (flame != null) {
            FlameDiff diff = FlameDiff.of(report.comparison(), weight, terminal.cancel());
            Locale spoken = Texts.language();
            to(flame, out -> FlameSvg.write(diff, flameWidth, FlameOrder.HEAVIEST_FIRST, spoken, out));
        }
        if (github) {
            to(null, out -> ComparisonFormat.GITHUB.write(report, out));
        }
    }

    /// What writes a document.
    @FunctionalInterface
    private interface Document {
        void write(DataOutput out) throws IOException, TraceException;
    }

    private void to(@Nullable Path file, Document document) throws IOException, TraceException {
        try (OutputFile out = OutputFile.open(file, terminal)) {
            Language.plainly(() -> document.write(out.data()));
            out.finish();
        }
    }
}
