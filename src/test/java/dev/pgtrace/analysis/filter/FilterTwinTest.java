package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.app.TraceKind;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Filters choose what [SimpleFilter] chooses: by every field, by random expressions of them, on any number of threads,
/// with nothing known and with what the filters before have found out.
final class FilterTwinTest {
    private static final List<String> WORDS = List.of(
            "select",
            "SELECT",
            "where",
            "orders",
            "o",
            "1",
            "42",
            "scan",
            "pkey",
            "%a%",
            "_",
            "4%",
            "insert",
            "update",
            "%",
            "a b",
            "'",
            "Seq Scan",
            "INDEXSCAN",
            "00",
            "e");
    private static final int EXPRESSIONS = 80;

    @TempDir
    private Path folder = Path.of("");

    static List<Path> traces() throws IOException {
        List<Path> all = new ArrayList<>(RealTraces.files());
        try (Stream<Path> samples = Files.list(Path.of("sample-traces"))) {
            samples.filter(file -> file.toString().contains(".trc")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void choosesTheSame(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            compare(opened.trace(), EXPRESSIONS, List.of(1, 2));
        }
    }

    static List<Path> logs() throws IOException {
        Path samples = Path.of("..", "shared", "pg-samples");
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(samples)) {
            return files.filter(file -> file.toString().contains("-serverlog-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("logs")
    void choosesTheSameInServerLogs(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            compare(opened.trace(), 20, List.of(1, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void choosesTheSameInBinaryTraces(Path file) throws Exception {
        Path binary = folder.resolve("binary.trcb");
        new ConvertTrace(ConvertTrace.Options.standard())
                .convert(file, binary, TraceKind.BINARY, Progress.NONE, new CancelToken());
        try (OpenTrace.Opened opened = RealTraces.open(binary)) {
            compare(opened.trace(), 4, List.of(1));
        }
    }

    /// Of so many executions that several threads share them and chunks of figures are kept.
    @ParameterizedTest
    @ValueSource(strings = {"nested_functions.trc", "cold_cache.trc.gz"})
    void choosesTheSameOfMany(String name) throws Exception {
        byte[] once = text(Path.of("sample-traces", name));
        Path many = folder.resolve("many.trc");
        try (var out = Files.newOutputStream(many)) {
            for (long written = 0; written < 40 << 20; written += once.length) {
                out.write(once);
            }
        }
        try (OpenTrace.Opened opened = RealTraces.open(many)) {
            assertThat(opened.trace().executions().size()).isGreaterThan(5_000);
            compare(opened.trace(), 20, List.of(1, 3));
        }
    }

    private static void compare(Trace trace, int expressions, List<Integer> threads) throws Exception {
        TierModel model = TierThreshold.OF_TRACE.model(trace);
        SimpleFilter simple = new SimpleFilter(trace, model);
        FilterMemory memory = new FilterMemory();
        Random random = new Random(trace.info().name().hashCode());
        List<String> filters = new ArrayList<>();
        for (FilterField field : FilterField.all()) {
            filters.add(field.example());
            filters.add("not (" + field.example() + ")");
            if (field.kind() != FilterField.Kind.FLAG) {
                filters.add(field.word() + " is missing");
            }
            filters.add(condition(field, simple, trace, random));
        }
        for (int i = 0; i < expressions; i++) {
            filters.add(expression(simple, trace, random, 2));
        }
        for (String text : filters) {
            BitSet expected = simple.select(FilterParser.parse(text, FilterNames.NONE));
            FilterExpression filter = FilterExpression.parse(text);
            for (int count : threads) {
                assertThat(bits(filter.compile(trace, model).select(count, LongColumn.CHUNK, new CancelToken())))
                        .as("%s on %d threads", text, count)
                        .isEqualTo(expected);
                assertThat(bits(filter.compile(trace, model, memory)
                                .select(count, LongColumn.CHUNK, new CancelToken())))
                        .as("%s on %d threads after others", text, count)
                        .isEqualTo(expected);
            }
        }
    }

    private static String expression(SimpleFilter simple, Trace trace, Random random, int depth) throws TraceException {
        if (depth == 0 || random.nextInt(4) == 0) {
            List<FilterField> fields = FilterField.all();
            return condition(fields.get(random.nextInt(fields.size())), simple, trace, random);
        }
        String one = expression(simple, trace, random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "not (" + one + ")";
            case 1 -> "(" + one + ") and (" + expression(simple, trace, random, depth - 1) + ")";
            default -> "(" + one + ") or (" + expression(simple, trace, random, depth - 1) + ")";
        };
    }

    /// A part of a value that an execution has, or a word.
    private static String bind(Trace trace, Random random) throws TraceException {
        int size = trace.executions().size();
        List<ExecutionDetail.Bind> binds = size == 0 ? List.of() : trace.text().binds(trace, random.nextInt(size));
        String word = WORDS.get(random.nextInt(WORDS.size()));
        String value = binds.isEmpty()
                ? word
                : binds.getLast().value().filter(v -> v.length() > 2).orElse(word);
        return random.nextBoolean() ? value : value.substring(value.length() / 3, value.length() - value.length() / 3);
    }

    private static String condition(FilterField field, SimpleFilter simple, Trace trace, Random random)
            throws TraceException {
        return switch (field) {
            case FilterFlag flag -> flag.word();
            case FilterText text when text.isHash() -> text.word() + " like '%" + random.nextInt(100) + "%'";
            case FilterText text -> {
                String word = text == FilterText.BIND ? bind(trace, random) : WORDS.get(random.nextInt(WORDS.size()));
                yield (text == FilterText.BIND && random.nextBoolean() ? "$1" : text.word())
                        + List.of(" = ", " ~ ", " like ", " != ").get(random.nextInt(4))
                        + "'" + word.replace("'", "''") + "'";
            }
            case FilterFigure figure -> figure(figure, simple, trace, random);
        };
    }

    /// With the value of an execution, where it has one, so that both sides are chosen.
    private static String figure(FilterFigure figure, SimpleFilter simple, Trace trace, Random random) {
        int size = trace.executions().size();
        long value = size == 0 ? 0 : simple.figure(figure, random.nextInt(size));
        if (value < 0 || value > 1_000_000_000L || figure.kind() == FilterField.Kind.MOMENT) {
            return value == Table.MISSING ? figure.word() + " is not missing" : figure.example();
        }
        String unit =
                switch (figure.kind()) {
                    case DURATION -> "us";
                    case PERCENT -> "%";
                    default -> "";
                };
        String written = unit.equals("%") ? Long.toString(value / 10_000) : Long.toString(value);
        return figure.word()
                + List.of(" = ", " < ", " <= ", " > ", " >= ", " != ").get(random.nextInt(6))
                + written
                + unit;
    }

    private static byte[] text(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(new ByteArrayInputStream(stored))
                : new ByteArrayInputStream(stored)) {
            return in.readAllBytes();
        }
    }

    private static BitSet bits(ExecutionSet set) {
        BitSet bits = new BitSet();
        for (int e = set.next(0); e >= 0; e = set.next(e + 1)) {
            bits.set(e);
        }
        return bits;
    }
}
