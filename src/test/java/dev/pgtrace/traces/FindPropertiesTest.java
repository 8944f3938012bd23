package dev.pgtrace.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.find.Find;
import dev.pgtrace.analysis.find.FindHit;
import dev.pgtrace.analysis.find.FindKind;
import dev.pgtrace.analysis.find.FindQuery;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The search by bytes finds what a look into every decoded text finds, on every real trace.
class FindPropertiesTest {
    private static final List<String> QUERIES =
            List.of("e", "select", "ORDERS", "pgbench_acc", "key", "12", "value", "=");
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @TestFactory
    Stream<DynamicTest> findsWhatDecodedTextsHave() {
        return RealTraces.files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws TraceException {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            for (String query : QUERIES) {
                Map<String, Integer> found = new TreeMap<>();
                long[] last = {-1};
                Find.run(
                        opened.trace(),
                        new FindQuery(query, EnumSet.allOf(FindKind.class), NO_LIMIT),
                        hit -> {
                            found.merge(key(hit, opened.trace()), 1, Integer::sum);
                            assertThat(hit.excerpt().substring(hit.from(), hit.to()))
                                    .isEqualToIgnoringCase(query);
                            assertThat(hit.offsetBytes()).isGreaterThan(last[0]);
                            last[0] = hit.offsetBytes();
                        },
                        Progress.NONE,
                        new CancelToken());
                assertThat(found).as(query).isEqualTo(expected(opened.trace(), query));
            }
        }
    }

    private static String key(FindHit hit, Trace trace) {
        return switch (hit.kind()) {
            case SQL -> "sql " + hit.cursor();
            case BIND -> "bind " + hit.execution() + " " + hit.position();
            case OBJECT ->
                "object " + hit.execution() + " of " + trace.executions().size();
        };
    }

    private static Map<String, Integer> expected(Trace trace, String query) throws TraceException {
        Map<String, Integer> expected = new TreeMap<>();
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            add(expected, "sql " + cursor, count(trace.text().sql(trace, cursor), query));
        }
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            if (trace.executions().has(execution, ExecutionColumn.BINDS_BACK)) {
                for (Bind bind : trace.text().detail(trace, execution).binds()) {
                    add(
                            expected,
                            "bind " + execution + " " + bind.position(),
                            count(bind.value().orElse(""), query));
                }
            }
            add(
                    expected,
                    "object " + execution + " of " + trace.executions().size(),
                    names(trace, execution, query).size());
        }
        return expected;
    }

    private static Set<String> names(Trace trace, int execution, String query) {
        Set<String> names = new TreeSet<>();
        PlanShapes shapes = trace.shapes();
        int shape = (int) trace.executions().get(execution, ExecutionColumn.SHAPE);
        for (int node = 0; shape >= 0 && node < shapes.nodeCount(shape); node++) {
            for (int name : new int[] {shapes.relation(shape, node), shapes.index(shape, node)}) {
                if (count(trace.name(name), query) > 0) {
                    names.add(trace.name(name));
                }
            }
        }
        return names;
    }

    private static void add(Map<String, Integer> counts, String key, int count) {
        if (count > 0) {
            counts.merge(key, count, Integer::sum);
        }
    }

    private static int count(String text, String query) {
        String lower = text.toLowerCase(Locale.ROOT);
        String wanted = query.toLowerCase(Locale.ROOT);
        int count = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }
}
