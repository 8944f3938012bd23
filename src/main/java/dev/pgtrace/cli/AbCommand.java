package dev.pgtrace.cli;

import dev.pgtrace.analysis.experiment.Answers;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.app.AnalyzeExperiment;
import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.OpenExperiment;
import dev.pgtrace.app.RunExperiment;
import dev.pgtrace.app.SaveExperiment;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace ab`.
@Command(
        name = "ab",
        description = "Runs statements against each other: which one is faster, by how much, and why.",
        footer = {
            "",
            "Runs are interleaved in random order and timed without instruments; whatever they change is rolled back.",
            "Ctrl-C stops it and reports what was measured.",
            "Examples:",
            "  pgtrace ab --url service=orders --a old.sql --b new.sql --params ids.csv --expect-faster B",
            "  pgtrace ab --url service=orders --a report.sql --set B:work_mem=64MB --until-ci 2%%",
            "  pgtrace ab --url service=test --a q.sql --index B:'CREATE INDEX ON orders (customer_id)' --yes",
            "  pgtrace ab --open yesterday.trcab --format html -o yesterday.html"
        })
final class AbCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AbVariants variants = new AbVariants();

    @Mixin
    private final AbParameters parameters = new AbParameters();

    @Mixin
    private final AbSchedule schedule = new AbSchedule();

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Keep the experiment with its runs and traces: .trcab.")
    private @Nullable Path save;

    @Option(names = "--open", paramLabel = "FILE", description = "Report on an experiment that was kept; runs nothing.")
    private @Nullable Path open;

    @Option(names = "--again", paramLabel = "FILE", description = "Run an experiment that was kept once more.")
    private @Nullable Path again;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = AbFormat.Word.class,
            description = "text (default), json, csv (every run) or html.")
    private AbFormat format = AbFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    private @Nullable Path output;

    @Option(
            names = "--expect-faster",
            paramLabel = "NAME",
            description =
                    "Exit with 1 unless this variant is shown to be faster than the first one, with equal answers.")
    private @Nullable String expected;

    @Mixin
    private final Agreement agreement = new Agreement();

    AbCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        if (open != null && (again != null || !variants.isEmpty())) {
            throw usage(Texts.get("cli.ab.open.runs"));
        }
        if (again != null && !variants.isEmpty()) {
            throw usage(Texts.get("cli.ab.again.statements"));
        }
        List<Path> read = read();
        OutputFile.check(output, read);
        OutputFile.check(output, Stream.ofNullable(again).toList());
        OutputFile.check(save, read);
        if (open != null) {
            return report(OpenExperiment.file(open));
        }
        ExperimentRequest kept =
                again == null ? null : OpenExperiment.file(again).request();
        List<Variant> asked = kept == null ? variants.read(terminal) : kept.variants();
        expectedIndex(asked);
        ConnectedServer connected = server.connect(terminal);
        RunExperiment run =
                RunExperiment.prepare(connected, kept == null ? request(asked, connected) : kept, terminal.cancel());
        if (!isAgreed(run.plan(), asked, connected)) {
            terminal.say(Texts.get("cli.ab.nothing"));
            return ExitCode.CANCELLED;
        }
        Experiment experiment;
        try (ProgressLine line = terminal.progress(Texts.get("cli.ab.measuring"))) {
            experiment = run.run(soFar -> line.show(words(soFar)), (done, total) -> {}, terminal.cancel());
        }
        if (save != null) {
            SaveExperiment.to(save, experiment);
        }
        return report(experiment);
    }

    /// The files that this reads, but for an experiment that is run again: saving replaces it with the new one.
    private List<Path> read() {
        return Stream.concat(
                        Stream.concat(variants.files().stream(), parameters.files().stream()), Stream.ofNullable(open))
                .toList();
    }

    private ExperimentRequest request(List<Variant> asked, ConnectedServer connected) throws TraceException {
        return new ExperimentRequest(
                String.join(
                        Texts.get("cli.ab.against"),
                        asked.stream().map(Variant::name).toList()),
                asked,
                parameters.read(connected, asked.getFirst(), terminal),
                schedule.options());
    }

    private boolean isAgreed(ExperimentPlan plan, List<Variant> asked, ConnectedServer connected)
            throws TraceException {
        KeptTexts.told(plan.notes()).forEach(terminal::say);
        if (!plan.needsAgreement()) {
            return true;
        }
        List<String> statements = plan.steps().stream()
                .map(step -> asked.get(step.variant()).name() + ": " + step.statement())
                .toList();
        return agreement.toRolledBack(terminal, connected.profile(), statements);
    }

    private static String words(Experiment soFar) {
        return Texts.get(
                "cli.ab.progress",
                Counts.grouped(soFar.runs().size()),
                soFar.request().variants().size());
    }

    /// What was measured is told however it ended.
    private int report(Experiment experiment) throws IOException, TraceException {
        List<Variant> asked = experiment.request().variants();
        int wanted = expectedIndex(asked);
        // A person who stopped the runs still wants to know what they have shown.
        ExperimentResult result = AnalyzeExperiment.of(experiment, new CancelToken());
        try (OutputFile out = OutputFile.open(output, terminal)) {
            Locale spoken = Texts.language();
            Language.plainly(() -> format.write(experiment, result, spoken, out.data()));
            out.finish();
        }
        return switch (experiment.end().reason()) {
            case CANCELLED -> {
                terminal.say(Texts.get("cli.ab.cancelled"));
                yield open == null ? ExitCode.CANCELLED : gate(result, asked, wanted);
            }
            case FAILED -> {
                terminal.say(KeptTexts.told(experiment.end().message()));
                yield open == null ? ExitCode.SERVER : gate(result, asked, wanted);
            }
            case RUNNING, RUNS, TIME, INTERVAL -> gate(result, asked, wanted);
        };
    }

    /// Index of the variant that is to be faster, or 0.
    private int expectedIndex(List<Variant> asked) throws TraceException {
        if (expected == null) {
            return 0;
        }
        List<String> names = asked.stream().map(Variant::name).toList();
        int index = names.indexOf(expected);
        if (index < 1) {
            throw usage(Texts.get(
                    "cli.ab.expected",
                    expected,
                    (index == 0 ? Texts.get("cli.ab.expected.first") : Texts.get("cli.ab.expected.none")),
                    String.join(", ", names.subList(1, names.size()))));
        }
        return index;
    }

    private int gate(ExperimentResult result, List<Variant> asked, int wanted) {
        if (wanted == 0) {
            return ExitCode.OK;
        }
        String name = asked.get(wanted).name();
        if (result.answers() == Answers.DIFFERENT) {
            terminal.say(Texts.get("cli.ab.answers", name));
            return ExitCode.GATE;
        }
        if (result.comparisons().get(wanted - 1).verdict() != Verdict.FASTER) {
            terminal.say(Texts.get("cli.ab.notFaster", name, asked.getFirst().name()));
            return ExitCode.GATE;
        }
        return ExitCode.OK;
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
