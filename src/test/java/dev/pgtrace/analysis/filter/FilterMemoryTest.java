package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterMemoryTest {
    private static final List<String> FILTERS = List.of(
            "sql ~ where",
            "sql ~ '1'",
            "sql like '%from%id%'",
            "not sql ~ select",
            "sql is missing",
            "tier3 > 0",
            "io > 0ms",
            "self > 1ms",
            "p95 > 1ms",
            "sql ~ a and tier1 > 0 or lock > 0ms");

    static List<Path> traces() throws IOException {
        List<Path> all = new ArrayList<>(RealTraces.files());
        try (Stream<Path> samples = Files.list(Path.of("sample-traces"))) {
            samples.filter(file -> file.toString().contains(".trc")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void changesNothing(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            Trace trace = opened.trace();
            TierModel model = TierThreshold.OF_TRACE.model(trace);
            FilterMemory memory = new FilterMemory();
            FilterMemory taught = new FilterMemory();
            taught.learn(Analyzer.analyze(trace, model, new CancelToken()));
            for (String text : FILTERS) {
                FilterExpression filter = FilterExpression.parse(text);
                BitSet alone = bits(filter.compile(trace, model).select(1, new CancelToken()));
                for (int threads = 1; threads <= 3; threads++) {
                    assertThat(bits(filter.compile(trace, model, memory).select(threads, new CancelToken())))
                            .as("%s, %d threads", text, threads)
                            .isEqualTo(alone);
                }
                assertThat(bits(filter.compile(trace, model, taught).select(1, new CancelToken())))
                        .as(text)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void isOfOneTraceAndItsTiers() throws Exception {
        FilterMemory memory = new FilterMemory();
        Trace one = trace("select 1 from a", 10);
        Trace two = trace("select 1 from b", 20);
        FilterExpression filter = FilterExpression.parse("sql ~ 'from b' and p95 >= 20us");
        assertThat(bits(filter.compile(one, TierModel.standard(), memory).select(new CancelToken())))
                .isEqualTo(new BitSet());
        assertThat(bits(filter.compile(two, TierModel.standard(), memory).select(new CancelToken())))
                .isEqualTo(BitSet.valueOf(new long[] {1}));
        assertThat(bits(filter.compile(one, TierModel.standard(), memory).select(new CancelToken())))
                .isEqualTo(new BitSet());
    }

    @Test
    void testsEachOfManyTextsOfOneStatement() throws Exception {
        SmallTrace small = new SmallTrace();
        BitSet expected = new BitSet();
        for (int i = 0; i < 70_000; i++) {
            small.execute(small.parse(i, "select * from t where id = " + i % 9_999));
            expected.set(i, i % 9_999 == 4711);
        }
        Trace trace = small.trace();
        FilterMemory memory = new FilterMemory();
        FilterExpression filter = FilterExpression.parse("sql ~ '= 4711'");
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(bits(filter.compile(trace, TierModel.standard(), memory).select(threads, new CancelToken())))
                    .isEqualTo(expected);
        }
    }

    private static Trace trace(String sql, long micros) {
        SmallTrace small = new SmallTrace();
        small.set(small.execute(small.parse(1, sql)), ExecutionColumn.ELAPSED_MICROS, micros);
        return small.trace();
    }

    private static BitSet bits(ExecutionSet set) {
        BitSet bits = new BitSet();
        for (int e = 0; e < set.size(); e++) {
            bits.set(e, set.contains(e));
        }
        return bits;
    }
}
