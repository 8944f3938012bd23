package dev.pgtrace.cli;

import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.RecordTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace record`.
@Command(
        name = "record",
        description = "Records what sessions of a server do, into a trace.",
        footer = {
            "",
            "It shows what it will write to the server's settings and asks; the old settings come back however this",
            "ends. Ctrl-C stops it.",
            "Examples:",
            "  pgtrace record --url postgresql://postgres@db1/orders --sql report.sql -o report.trc",
            "  pgtrace record --url service=orders --role webapp --for 60s -o webapp.trc",
            "  pgtrace record --url service=orders --all --sample-rate 0.01 --max-bytes 500MB -o all.trc --yes"
        })
final class RecordCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final RecordScope scope = new RecordScope();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The trace, a new file: .trc, or .trcb to have it packed.")
    private Path output = Path.of("");

    @Option(
            names = {"--for", "--max-duration"},
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Ends after this time: 60s, 10min, 2h.")
    private @Nullable Duration span;

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            converter = Words.Size.class,
            description = "Ends at this size of the trace: 500MB, 2GB.")
    private @Nullable Long maxBytes;

    @Option(
            names = "--max-overhead",
            paramLabel = "PERCENT",
            converter = Words.Share.class,
            description = "Ends when statements have become slower by more than this: 10%%. Needs pg_stat_statements.")
    private @Nullable Double maxOverhead;

    @Option(
            names = "--sample-rate",
            paramLabel = "SHARE",
            description = "Share of the statements that is recorded, above 0 up to 1 (default: 1).")
    private double sampleRate = 1;

    @Option(
            names = "--min-duration",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Leave out statements that take less.")
    private @Nullable Duration minDuration;

    @Option(
            names = "--timing",
            paramLabel = "on|off",
            converter = Words.Switch.class,
            description = "The time of each plan node (default: on); off costs less on plans with many rows.")
    private boolean timing = true;

    @Option(
            names = "--stats",
            paramLabel = "on|off",
            converter = Words.Switch.class,
            description = "CPU and physical reads of each call (default: off; always on with --sql). For a role or"
                    + " database, its sessions keep logging them until they disconnect.")
    private boolean stats;

    @Option(
            names = "--exact-tiers",
            description = "PostgreSQL 18, with --sql: effective_io_concurrency = 0, so that physical reads are exact;"
                    + " changes how it reads.")
    private boolean exactTiers;

    @Option(
            names = "--waits",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Sample wait events this often, from 1ms to 100ms (with --pid: 10ms).")
    private @Nullable Duration waits;

    @Option(
            names = "--log-folder",
            paramLabel = "FOLDER",
            description = "The server's log folder where it is on this machine: read there, not over SQL.")
    private @Nullable Path logFolder;

    @Option(
            names = "--signal",
            description = "With --pid: have the session write its calls to the log, by a signal that a command on the"
                    + " server sends (superuser, Unix); without, it is sampled.")
    private boolean signal;

    @Option(
            names = "--route",
            paramLabel = "auto|extension",
            converter = RecordRoute.Word.class,
            description = "With --sql: extension has pg_trace write the trace, where it is installed, and copies it as"
                    + " it is; it can crash the server. Default: auto.")
    private RecordRoute route = RecordRoute.AUTO;

    @Option(
            names = "--risk-production",
            description = "With --route extension: also on a server that is marked as production.")
    private boolean riskProduction;

    @Mixin
    private final Agreement agreement = new Agreement();

    RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws TraceException {
        CaptureRequest request = request();
        if (Files.exists(output)) { // before anybody is asked to agree to anything
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("cli.record.exists", output));
        }
        ConnectedServer connected = server.connect(terminal);
        RecordTrace record = RecordTrace.prepare(connected, request, RowSink.NONE);
        if (maxOverhead != null && !record.knowsOverhead()) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    Texts.get(
                            "cli.record.overhead.impossible",
                            KeptTexts.told(record.plan().fidelity().getLast())));
        }
        CapturePlan plan = record.plan();
        KeptTexts.told(plan.fidelity()).forEach(terminal::say);
        KeptTexts.told(plan.notes()).forEach(terminal::say);
        if (plan.writesToServer() && !agreement.to(terminal, connected.profile(), plan.statements())) {
            terminal.say(Texts.get("cli.record.nothing"));
            return ExitCode.CANCELLED;
        }
        CaptureResult result;
        try (ProgressLine line = terminal.progress(Texts.get("cli.record.recording"))) {
            terminal.say(Texts.get("cli.record.begun", KeptTexts.told(plan.scope()), output));
            result = record.run(output, limits(), status -> line.show(words(status)), terminal.cancel());
        }
        KeptTexts.told(result.messages()).forEach(terminal::say);
        terminal.say(Texts.get("cli.record.done", words(result.status())));
        result.files().forEach(file -> terminal.out().println(file));
        return ExitCode.OK;
    }

    private CaptureRequest request() throws TraceException {
        long sampleMicros = waits == null ? 0 : waits.toNanos() / 1000;
        if (!(sampleRate > 0 && sampleRate <= 1)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.sampleRate"));
        }
        if (waits != null && (sampleMicros < 1_000 || sampleMicros > 100_000)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.waits"));
        }
        if (signal && !(scope.scope() instanceof CaptureScope.Pid)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.signal"));
        }
        if (route == RecordRoute.EXTENSION && waits != null) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.waits.extension"));
        }
        if (route == RecordRoute.EXTENSION && !(scope.scope() instanceof CaptureScope.OwnSession)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.extension"));
        }
        CaptureOptions options = new CaptureOptions(
                sampleRate, minDuration == null ? 0 : minDuration.toNanos() / 1000, sampleMicros, details());
        return new CaptureRequest(scope.scope(), options, scope.script(terminal), Optional.ofNullable(logFolder));
    }

    private Set<CaptureDetail> details() {
        Set<CaptureDetail> details = EnumSet.of(CaptureDetail.CALLS);
        if (timing) {
            details.add(CaptureDetail.NODE_TIMES);
        }
        if (stats) {
            details.add(CaptureDetail.USAGE);
        }
        if (signal) {
            details.add(CaptureDetail.SIGNAL);
        }
        if (route == RecordRoute.EXTENSION) {
            details.add(CaptureDetail.EXTENSION);
        }
        if (riskProduction) {
            details.add(CaptureDetail.RISKY_EXTENSION);
        }
        if (exactTiers) {
            details.add(CaptureDetail.EXACT_TIERS);
        }
        return details;
    }

    private CaptureLimits limits() {
        return new CaptureLimits(
                span == null ? OptionalLong.empty() : OptionalLong.of(span.toNanos() / 1000),
                maxBytes == null ? OptionalLong.empty() : OptionalLong.of(maxBytes),
                maxOverhead == null ? OptionalDouble.empty() : OptionalDouble.of(maxOverhead));
    }

    private static String words(CaptureStatus status) {
        long slower = Math.round(status.overhead().orElse(0) * 100);
        String overhead = status.overhead().isEmpty()
                ? ""
                : slower > 0 ? Texts.get("cli.record.slower", slower) : Texts.get("cli.record.notSlower");
        String lost = status.lost() > 0 ? Texts.get("cli.record.lost", Counts.grouped(status.lost())) : "";
        String words = Texts.count(
                "cli.record.words",
                status.executions(),
                Counts.grouped(status.executions()),
                Durations.format(status.elapsedMicros()),
                Bytes.format(status.fileBytes()));
        return words + rate(status) + overhead + lost;
    }

    private static String rate(CaptureStatus status) {
        return status.phase() == CaptureStatus.Phase.ENDED
                ? ""
                : Texts.get(
                        "cli.record.rate",
                        Counts.grouped(Math.round(status.executionsASecond())),
                        Durations.format(status.lagMicros()));
    }
}
