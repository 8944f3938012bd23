package dev.pgtrace.cli;

import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.ConvertTrace.Check;
import dev.pgtrace.app.ConvertTrace.Existing;
import dev.pgtrace.app.TraceKind;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace convert`.
@Command(
        name = "convert",
        description = "Stores a trace as text, packed text or binary; the text stays the same byte for byte.",
        footer = {
            "",
            "A server log or a plan becomes a recording where OUT is a .trc: what it tells of statements, and notes;"
                    + " stored as .trcb it stays the log.",
            "A .trcb takes a tenth of the text or less, and opens at once: what was found in it is stored beside it.",
            "A .trc.zst is written in frames, so that all processors unpack it; every zstd program reads it.",
            "Examples:",
            "  pgtrace convert nightly.trc nightly.trcb",
            "  pgtrace convert nightly.trcb nightly.trc --verify",
            "  pgtrace convert postgresql.log nightly.trc"
        })
final class ConvertCommand implements Callable<Integer> {
    private static final int MOST_LEVEL = 22;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "IN", description = "The trace; what it is stored as is seen in it.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write: .trc, .trc.gz, .trc.zst or .trcb.")
    private Path out = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "KIND",
            converter = Kind.class,
            description = "text, gzip, zstd or binary, whatever the name of OUT.")
    private @Nullable TraceKind to;

    @Option(names = "--force", description = "Replace OUT where it is there already.")
    private boolean force;

    @Option(names = "--verify", description = "Read OUT again and compare it with IN before it gets its name.")
    private boolean verify;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "How hard zstd packs, from 1 (fast) to 22 (small); default: 9.")
    private int level = ConvertTrace.Options.standard().level();

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOptions standing = new HelpOptions();

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws TraceException {
        if (level < 1 || level > MOST_LEVEL) {
            throw new TraceException(
                    TraceException.Kind.USAGE, Texts.get("cli.between", "--level", level, 1, MOST_LEVEL));
        }
        TraceKind kind = kind();
        ConvertTrace.Options options = new ConvertTrace.Options(
                level,
                ConvertTrace.Options.standard().threads(),
                force ? Existing.REPLACE : Existing.KEEP,
                verify ? Check.READ_AGAIN : Check.NONE);
        ConvertTrace.Converted done;
        try (ProgressLine progress = terminal.progress(in.toString())) {
            done = new ConvertTrace(options).convert(file(), out, kind, progress, terminal.cancel());
        }
        terminal.say(Texts.get(
                "cli.convert.done",
                Bytes.format(done.textBytes()),
                Bytes.format(done.storedTo()),
                ratio(done),
                verify ? Texts.get("cli.convert.verified") : ""));
        done.files().forEach(file -> terminal.out().println(file));
        if (done.recorded()) {
            terminal.say(Texts.get("cli.convert.recorded", in, out));
        }
        if (done.incomplete()) {
            terminal.say(Texts.get("cli.convert.incomplete", in, out));
            return ExitCode.INPUT;
        }
        return ExitCode.OK;
    }

    private Path file() throws TraceException {
        if (in.toString().equals("-")) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.convert.standard"));
        }
        if (!Files.exists(in)) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.noFile", in));
        }
        return in;
    }

    private TraceKind kind() throws TraceException {
        if (to != null) {
            return to;
        }
        return TraceKind.of(out)
                .orElseThrow(() -> new TraceException(TraceException.Kind.USAGE, Texts.get("cli.convert.kind", out)));
    }

    private static String ratio(ConvertTrace.Converted done) {
        return done.storedTo() <= 0 || done.kind() == TraceKind.TEXT
                ? ""
                : Texts.get(
                        "cli.convert.ratio",
                        NumberMarks.marked(
                                String.format(Locale.ROOT, "%.1f", (double) done.textBytes() / done.storedTo())));
    }

    static final class Kind extends Words.Choice<TraceKind> {
        Kind() {
            super(TraceKind.class, Words::of);
        }
    }
}
