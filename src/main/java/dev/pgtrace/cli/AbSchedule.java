package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentOptions.CacheState;
import dev.pgtrace.model.experiment.ExperimentOptions.Writes;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How `ab` runs variants.
final class AbSchedule {
    private static final int STANDARD_RUNS = 100;

    @Option(names = "--runs", paramLabel = "N", description = "Timed runs of each variant (default: 100).")
    private @Nullable Integer runs;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Stop after this time: 60s, 10min.")
    private @Nullable Duration span;

    @Option(
            names = "--until-ci",
            paramLabel = "PERCENT",
            converter = Words.Share.class,
            description =
                    "Stop when the ratio is known to this much up and down: 2%%. Intervals are wider then, as they"
                            + " are looked at more than once.")
    private @Nullable Double width;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Runs of each variant before those that count (default: 5).")
    private int warmUps = 5;

    @Option(
            names = "--explain",
            paramLabel = "N",
            description = "Runs of each variant with instruments, afterwards, for plan and cause (default: 3).")
    private int explained = 3;

    @Option(
            names = "--cold",
            description = "Evict the blocks of each variant's relations before its first run (PostgreSQL 17 and later,"
                    + " pg_buffercache). The operating system's cache stays.")
    private boolean cold;

    @Option(
            names = "--protocol",
            paramLabel = "WORD",
            converter = Sending.class,
            description = "prepared (default), custom, generic, or simple: how statements are sent and planned.")
    private Protocol protocol = Protocol.PREPARED;

    @Option(
            names = "--timeout",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Limit of a statement (default: 60s).")
    private Duration timeout = Duration.ofSeconds(60);

    @Option(
            names = "--noise",
            paramLabel = "PERCENT",
            converter = Words.Share.class,
            description = "A difference up to this is none (default: 1%%).")
    private double noise = 0.01;

    @Option(
            names = "--writes",
            paramLabel = "rollback|refuse",
            converter = Changes.class,
            description = "What becomes of statements that write: rolled back each time (default), or refused.")
    private Writes writes = Writes.ROLLED_BACK;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the random order and of the bootstrap: the same gives the same (default: 1).")
    private long seed = 1;

    ExperimentOptions options() throws TraceException {
        if (runs != null && runs < 1 || warmUps < 0 || explained < 0) {
            throw usage(Texts.get("cli.ab.runs"));
        }
        if (noise >= 1) {
            throw usage(Texts.get("cli.ab.noise"));
        }
        boolean other = span != null || width != null;
        OptionalInt count =
                runs != null ? OptionalInt.of(runs) : other ? OptionalInt.empty() : OptionalInt.of(STANDARD_RUNS);
        StopRule stop = new StopRule(
                count, Optional.ofNullable(span), width == null ? OptionalDouble.empty() : OptionalDouble.of(width));
        return new ExperimentOptions(
                protocol,
                warmUps,
                stop,
                explained,
                cold ? CacheState.EVICTED : CacheState.AS_FOUND,
                writes,
                timeout.toMillis(),
                noise,
                0.95,
                seed);
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }

    static final class Sending extends Words.Choice<Protocol> {
        Sending() {
            super(
                    Protocol.class,
                    protocol -> protocol.name().toLowerCase(Locale.ROOT).replace("prepared_", ""));
        }
    }

    static final class Changes extends Words.Choice<Writes> {
        Changes() {
            super(Writes.class, writes -> writes == Writes.ROLLED_BACK ? "rollback" : "refuse");
        }
    }
}
