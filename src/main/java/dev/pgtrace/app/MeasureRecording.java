package dev.pgtrace.app;

import com.sun.management.OperatingSystemMXBean;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.load.LoadKind;
import dev.pgtrace.server.capture.PairedMessages;
import dev.pgtrace.server.capture.log.ServerLogDriver;
import dev.pgtrace.server.capture.setting.ArmedSettings;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.load.Load;
import dev.pgtrace.server.load.LoadResult;
import dev.pgtrace.server.load.LoadServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures what a recording costs the server, on loopback: the same load without recording, with the settings of a
/// recording and nobody reading, and with the recording, in turn.
public final class MeasureRecording {
    private static final long HEAP_LOOKS_MILLIS = 50;

    /// What is done beside the load.
    public enum Mode {
        /// Nothing.
        NONE,
        /// The server writes to its log what a recording wants; nobody reads it.
        SETTINGS,
        /// The log is read, paired and written to a file.
        RECORDING
    }

    /// How much is measured.
    ///
    /// @param rounds   each runs every mode once, in another order
    /// @param duration of one mode's load in one round
    /// @param clients  connections of the load
    /// @param warmUp   how long a recording runs before anything counts
    public record Options(int rounds, Duration duration, int clients, Duration warmUp) {}

    /// What one mode did in one round.
    ///
    /// @param busyBefore processors that others kept busy before it, where that is known
    /// @param busy       processors busy while the load ran, the load's and the server's own included
    /// @param serverMicros processor time of the server's processes while the load ran, where that is known
    /// @param recorded   of mode RECORDING
    public record Turn(
            int round,
            Mode mode,
            long transactions,
            double perSecond,
            OptionalDouble busyBefore,
            OptionalDouble busy,
            OptionalLong serverMicros,
            Optional<Recorded> recorded) {}

    /// What the recorder did.
    ///
    /// @param executions     in the file
    /// @param expected       statements that the load ran
    /// @param lost           records that are known to be missing, by gaps in line numbers
    /// @param logBytes       read from the server's log
    /// @param fileBytes      written
    /// @param worstLagMicros the oldest that a record was on arrival
    /// @param cpuMicros      of this process until the last record was in the file, where the load is another one's
    /// @param peakHeapBytes  in use at most, garbage included
    /// @param liveHeapBytes  left by a collection at most; not known where none ran
    public record Recorded(
            long executions,
            long expected,
            long lost,
            long logBytes,
            long fileBytes,
            long worstLagMicros,
            OptionalLong cpuMicros,
            long peakHeapBytes,
            OptionalLong liveHeapBytes) {}

    /// All turns on one kind of load.
    ///
    /// @param server  version
    /// @param program that made the load
    /// @param warmUp  what the recorder did while its code was still being compiled
    public record Result(
            String server, String program, LoadKind kind, Options options, Recorded warmUp, List<Turn> turns) {
        public Result {
            turns = List.copyOf(turns);
        }

        /// Transactions a second of a mode, the median of the rounds.
        public double perSecond(Mode mode) {
            return median(turns.stream()
                    .filter(turn -> turn.mode == mode)
                    .mapToDouble(Turn::perSecond)
                    .toArray());
        }

        /// How many transactions a second a mode leaves of those of another one: the median of the ratios within a
        /// round, as the machine may be busier in one round than in another.
        public double ratio(Mode mode, Mode to) {
            return median(IntStream.rangeClosed(1, options.rounds)
                    .mapToDouble(round -> of(round, mode).perSecond / of(round, to).perSecond)
                    .toArray());
        }

        /// Processors busy while a mode's load ran, the median of the rounds.
        public OptionalDouble busy(Mode mode) {
            return known(turns.stream().filter(turn -> turn.mode == mode).map(Turn::busy));
        }

        /// The server's own processor time for each transaction, the median of the rounds: what it pays, whoever else
        /// wants the processors.
        public OptionalDouble serverMicrosEach(Mode mode) {
            return known(turns.stream()
                    .filter(turn -> turn.mode == mode)
                    .map(turn -> turn.serverMicros.isPresent() && turn.transactions > 0
                            ? OptionalDouble.of(turn.serverMicros.getAsLong() / (double) turn.transactions)
                            : OptionalDouble.empty()));
        }

        /// Processors that others kept busy, the median of all turns.
        public OptionalDouble busyBefore() {
            return known(turns.stream().map(Turn::busyBefore));
        }

        private static OptionalDouble known(Stream<OptionalDouble> figures) {
            double[] known = figures.flatMapToDouble(OptionalDouble::stream).toArray();
            return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(known));
        }

        /// What the recorder did, round by round.
        public List<Recorded> recorded() {
            return turns.stream().flatMap(turn -> turn.recorded.stream()).toList();
        }

        private Turn of(int round, Mode mode) {
            return turns.stream()
                    .filter(turn -> turn.round == round && turn.mode == mode)
                    .findFirst()
                    .orElseThrow();
        }

        /// The middle one; of two the mean.
        private static double median(double[] figures) {
            Arrays.sort(figures);
            int middle = figures.length / 2;
            return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
        }
    }

    private final Options options;

    public MeasureRecording(Options options) {
        this.options = options;
    }

    /// Starts the server and runs all rounds of one kind of load.
    public Result run(LoadKind kind, Progress progress, CancelToken cancel) throws TraceException {
        try (LoadServer server = LoadServer.start()) {
            Load load = server.load();
            Bench bench = new Bench(server, load, kind, Files.createTempDirectory("pgtrace-bench-"), cancel);
            try {
                List<Turn> turns = new ArrayList<>();
                // Caches fill and compilers finish before anything counts: the first records cost ten times as much.
                Recorded warmUp = bench.turn(0, Mode.RECORDING).recorded().orElseThrow();
                int all = options.rounds * Mode.values().length;
                for (int round = 1; round <= options.rounds; round++) {
                    for (int i = 0; i < Mode.values().length; i++) {
                        progress.report(turns.size(), all);
                        turns.add(bench.turn(round, Mode.values()[(i + round) % Mode.values().length]));
                    }
                }
                return new Result(server.version(), load.name(), kind, options, warmUp, turns);
            } finally {
                remove(bench.folder);
            }
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.measure.room", e.getMessage()), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /// The server, its load and where recordings go.
    private final class Bench {
        private final LoadServer server;
        private final Load load;
        private final LoadKind kind;
        private final Path folder;
        private final CancelToken cancel;
        private final Journal journal;
        private final ProcessorLoad processors = new ProcessorLoad();

        Bench(LoadServer server, Load load, LoadKind kind, Path folder, CancelToken cancel) {
            this.server = server;
            this.load = load;
            this.kind = kind;
            this.folder = folder;
            this.cancel = cancel;
            this.journal = new Journal(folder.resolve("journal"));
        }

        Turn turn(int round, Mode mode) throws TraceException {
            cancel.check();
            server.settle();
            OptionalDouble others = processors.now();
            return switch (mode) {
                case NONE -> turn(round, mode, others, load(round), Optional.empty());
                case SETTINGS -> {
                    try (ArmedSettings armed = ArmedSettings.arm(server.link(), driver().settings(), journal)) {
                        server.awaitArmed();
                        Loaded loaded = load(round);
                        armed.restore();
                        yield turn(round, mode, others, loaded, Optional.empty());
                    }
                }
                case RECORDING -> recording(round, others);
            };
        }

        private Turn turn(int round, Mode mode, OptionalDouble others, Loaded loaded, Optional<Recorded> recorded) {
            LoadResult result = loaded.result;
            return new Turn(
                    round,
                    mode,
                    result.transactions(),
                    result.perSecond(),
                    others,
                    loaded.busy,
                    loaded.serverMicros,
                    recorded);
        }

        private Loaded load(int round) throws TraceException {
            processors.since();
            Duration duration = round == 0 ? options.warmUp : options.duration;
            OptionalLong before = server.processorMicros();
            LoadResult result = load.run(kind, options.clients, duration, cancel);
            OptionalLong after = server.processorMicros();
            OptionalLong used = before.isPresent() && after.isPresent()
                    ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                    : OptionalLong.empty();
            return new Loaded(result, processors.since(), used);
        }

        private ServerLogDriver driver() throws TraceException {
            return ServerLogDriver.prepare(
                    server.link(),
                    new CaptureScope.All(),
                    CaptureOptions.standard(),
                    journal,
                    Optional.empty(),
                    PairedMessages::new);
        }

        private Turn recording(int round, OptionalDouble others) throws TraceException {
            RecordTrace recording = RecordTrace.prepare(server.link(), request(), RowSink.NONE, journal);
            Path file = folder.resolve("round" + round + ".trc");
            CancelToken stop = new CancelToken();
            AtomicLong worstLag = new AtomicLong();
            try (ExecutorService pool = Tasks.pool("bench-recording", 1);
                    HeapWatch heap = HeapWatch.start(HEAP_LOOKS_MILLIS)) {
                Future<CaptureResult> running = pool.submit(() -> recording.run(
                        file,
                        CaptureLimits.NONE,
                        status -> worstLag.accumulateAndGet(status.lagMicros(), Math::max),
                        stop));
                try {
                    server.awaitArmed();
                    long cpu = cpuNanos();
                    Loaded loaded = load(round);
                    stop.cancel();
                    CaptureStatus end = running.get().status();
                    long used = (cpuNanos() - cpu) / 1000;
                    return turn(
                            round,
                            Mode.RECORDING,
                            others,
                            loaded,
                            Optional.of(new Recorded(
                                    end.executions(),
                                    loaded.result.transactions() * kind.statements(),
                                    end.lost(),
                                    end.serverBytes(),
                                    end.fileBytes(),
                                    worstLag.get(),
                                    load.isOurs() ? OptionalLong.empty() : OptionalLong.of(used),
                                    heap.peakBytes(),
                                    live(heap.peakAfterCollectionBytes()))));
                } finally {
                    stop.cancel();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof TraceException fault
                        ? fault
                        : new TraceException(TraceException.Kind.SERVER, Texts.get("app.measure.failed"), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("app.measure.interrupted"), e);
            }
        }

        private CaptureRequest request() {
            return new CaptureRequest(
                    new CaptureScope.All(), CaptureOptions.standard(), Optional.empty(), Optional.empty());
        }
    }

    /// @param busy         processors
    /// @param serverMicros processor time
    private record Loaded(LoadResult result, OptionalDouble busy, OptionalLong serverMicros) {}

    private static OptionalLong live(long bytes) {
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
