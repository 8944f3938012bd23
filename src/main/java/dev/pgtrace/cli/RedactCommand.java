package dev.pgtrace.cli;

import dev.pgtrace.app.ConvertTrace.Existing;
import dev.pgtrace.app.RedactTrace;
import dev.pgtrace.app.TraceKind;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.redact.RedactedKind;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace redact`.
@Command(
        name = "redact",
        description = "Writes a trace without what is somebody's own: tokens stand for literals, bind values, names,"
                + " people and comments; figures and times stay, so it analyses as before. Of a server log or a plan it"
                + " writes a trace of what that tells of statements.",
        footer = {
            "",
            "The same text gives the same token, in every trace that is redacted with the same seed. Keep the seed secret:"
                    + " with it texts can be tried out. Without --seed or --seed-file a new one is made, and told.",
            "What may be kept: literals, binds, names, comments, users, databases, applications, hosts, files.",
            "Examples:",
            "  pgtrace redact --preview nightly.trc",
            "  pgtrace redact --seed-file seed.txt monday.trc monday-redacted.trcb",
            "  pgtrace redact --keep names,comments nightly.trc nightly-redacted.trc.gz",
            "  pgtrace redact postgresql.log nightly-redacted.trc"
        })
final class RedactCommand implements Callable<Integer> {
    private static final int WIDEST = 160;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "IN", description = "The trace; what it is stored as is seen in it.")
    private Path in = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "The file to write: .trc, .trc.gz, .trc.zst or .trcb.")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "What tokens are made with; others can see it in the list of processes.")
    private @Nullable String seed;

    @Option(names = "--seed-file", paramLabel = "FILE", description = "A file whose first line is the seed.")
    private @Nullable Path seedFile;

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "KIND",
            converter = Kind.class,
            description = "What stays as it is, with commas between.")
    private List<RedactedKind> keep = List.of();

    @Option(names = "--preview", description = "Only show examples from the beginning of the trace; write nothing.")
    private boolean preview;

    @Option(names = "--force", description = "Replace OUT where it is there already.")
    private boolean force;

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOptions standing = new HelpOptions();

    RedactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws TraceException {
        String chosen = seed();
        RedactTrace redact = new RedactTrace(new Redaction(chosen, kept()));
        if (preview) {
            print(redact.preview(in, terminal.cancel()));
            return ExitCode.OK;
        }
        Path to = out;
        if (to == null) {
            throw usage(Texts.get("cli.redact.output"));
        }
        RedactTrace.Redacted done;
        try (ProgressLine progress = terminal.progress(in.toString())) {
            done = redact.redact(
                    in, to, kind(to), force ? Existing.REPLACE : Existing.KEEP, progress, terminal.cancel());
        }
        if (seed == null && seedFile == null) {
            terminal.say(Texts.get("cli.redact.seed", chosen));
        }
        terminal.say(
                Texts.get(done.same() ? "cli.redact.done.same" : "cli.redact.done", Bytes.format(done.textBytes())));
        terminal.out().println(done.file());
        if (!done.same()) {
            terminal.say(Texts.get("cli.redact.damaged", in, to));
        }
        return ExitCode.OK;
    }

    private String seed() throws TraceException {
        if (seed != null && seedFile != null) {
            throw usage(Texts.get("cli.redact.seedOnce"));
        }
        String given = seed;
        if (seedFile != null) {
            try {
                given = Files.readString(seedFile).lines().findFirst().orElse("");
            } catch (IOException e) {
                throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.redact.seedFile", seedFile), e);
            }
        }
        if (given != null && given.isBlank()) {
            throw usage(Texts.get("cli.redact.seedEmpty"));
        }
        return given == null ? Redaction.randomSeed() : given;
    }

    private Set<RedactedKind> kept() throws TraceException {
        if (keep.contains(RedactedKind.OTHER)) {
            throw usage(Texts.get("cli.redact.other"));
        }
        return keep.isEmpty() ? Set.of() : EnumSet.copyOf(keep);
    }

    private static TraceKind kind(Path to) throws TraceException {
        return TraceKind.of(to).orElseThrow(() -> usage(Texts.get("cli.redact.kind", to)));
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }

    private void print(RedactionPreview shown) {
        PrintStream to = terminal.out();
        for (RedactionPreview.Statement statement : shown.statements()) {
            to.println("- " + line(statement.before()));
            to.println("+ " + line(statement.after()));
        }
        for (RedactionPreview.Sample sample : shown.samples()) {
            to.println(sample.kind().word() + ": " + line(sample.before()) + " -> " + sample.after());
        }
    }

    /// On one line, cut where it is long.
    private static String line(String text) {
        String flat = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return flat.length() <= WIDEST ? flat : flat.substring(0, WIDEST) + "…";
    }

    static final class Kind extends Words.Choice<RedactedKind> {
        Kind() {
            super(RedactedKind.class, Words::of, Set.of(RedactedKind.OTHER));
        }
    }
}
