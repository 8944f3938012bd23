package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Figures that are counted by themselves against a whole account of the execution.
class ExecutionFiguresTest {
    private static final int MOST = 2_000;

    static List<Path> traces() throws IOException {
        List<Path> all = new ArrayList<>(RealTraces.files());
        try (Stream<Path> samples = Files.list(Path.of("sample-traces"))) {
            samples.filter(file -> file.toString().contains(".trc")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void areThoseOfTheWholeAccount(Path file) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            Trace trace = opened.trace();
            TierModel model = TierThreshold.OF_TRACE.model(trace);
            ExecutionFigures first = new ExecutionFigures(trace, model);
            ExecutionFigures other = first.alike();
            Accountant accountant = new Accountant(trace, model);
            for (int e = 0; e < Math.min(MOST, trace.executions().size()); e++) {
                Map<String, Long> whole = whole(accountant, first, e);
                assertThat(figures(first, e)).as("execution %d", e).isEqualTo(whole);
                assertThat(figures(other, e)).as("execution %d", e).isEqualTo(whole);
            }
        }
    }

    private static Map<String, Long> figures(ExecutionFigures figures, int execution) {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("tier 3", figures.tier3Blocks(execution));
        all.put("tier 2", figures.tier2Blocks(execution));
        all.put("tier 1", figures.tier1Blocks(execution));
        for (Component component : Component.values()) {
            all.put(component.name(), figures.micros(component).applyAsLong(execution));
        }
        all.put(
                "io",
                figures.micros(Component.TIER2, Component.TIER3, Component.READS_UNSPLIT)
                        .applyAsLong(execution));
        all.put(
                "waits",
                figures.micros(Component.LOCK_WAITS, Component.OTHER_WAITS).applyAsLong(execution));
        all.put("self", figures.selfMicros(execution));
        return all;
    }

    private static Map<String, Long> whole(Accountant accountant, ExecutionFigures figures, int execution) {
        Tally tally = new Tally();
        accountant.execution(execution, tally);
        accountant.waits().add(execution, tally);
        accountant.planning(execution, tally);
        boolean told = tally.tier2Blocks + tally.tier3Blocks > 0
                || (tally.unsplitBlocks == 0 && figures.readBlocks(execution) != Table.MISSING);
        boolean hits = figures.hitBlocks(execution) != Table.MISSING && !tally.cacheUnknown;
        boolean timed = accountant.trust().elapsed(execution) != Table.MISSING
                || accountant.planning().micros(execution) != Table.MISSING;
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("tier 3", told ? tally.tier3Blocks : Table.MISSING);
        all.put("tier 2", told ? tally.tier2Blocks : Table.MISSING);
        all.put("tier 1", hits ? tally.hitBlocks : Table.MISSING);
        for (Component component : Component.values()) {
            all.put(component.name(), timed ? sum(accountant, tally, component) : Table.MISSING);
        }
        all.put(
                "io",
                timed
                        ? sum(accountant, tally, Component.TIER2, Component.TIER3, Component.READS_UNSPLIT)
                        : Table.MISSING);
        all.put("waits", timed ? sum(accountant, tally, Component.LOCK_WAITS, Component.OTHER_WAITS) : Table.MISSING);
        all.put("self", timed ? tally.whole() : Table.MISSING);
        return all;
    }

    private static long sum(Accountant accountant, Tally tally, Component... components) {
        Set<Component> unknown = accountant.unknown(tally);
        long sum = 0;
        for (Component component : components) {
            if (unknown.contains(component) && !tally.has(component)) {
                return Table.MISSING;
            }
            sum += tally.micros(component);
        }
        return sum;
    }
}
