package dev.pgtrace.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.traces.RealTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Matches the plans of real servers, made by `plans/make.sh`, against matches that were read and corrected by hand:
/// `plans/matches.txt`. With `-Dgolden.write=true` the file is written anew; read every line of the difference.
class PlanPairsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/pgtrace/analysis/compare/plans");
    private static final Path MATCHES = FOLDER.resolve("matches.txt");

    static List<String> pairs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".old.json"))
                    .map(name -> name.substring(0, name.length() - ".old.json".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void matchesThePlansAsWrittenDown(String pair) throws Exception {
        PlanDiff diff = PlanDiff.of(read(pair + ".old.json"), read(pair + ".new.json"));
        String found = print(diff);
        if (Boolean.getBoolean("golden.write")) {
            Map<String, String> all = written();
            all.put(pair, found);
            Files.writeString(
                    MATCHES,
                    all.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> "== " + entry.getKey() + "\n" + entry.getValue())
                            .collect(Collectors.joining("\n")));
        }

        assertThat(found).isEqualTo(written().get(pair));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void showsEveryNodeOnce(String pair) throws Exception {
        ComparedPlan left = read(pair + ".old.json");
        ComparedPlan right = read(pair + ".new.json");
        PlanDiff diff = PlanDiff.of(left, right);

        assertThat(diff.rows().stream().flatMap(row -> row.left().stream()).map(ComparedNode::position))
                .containsExactlyInAnyOrderElementsOf(
                        left.nodes().stream().map(ComparedNode::position).toList());
        assertThat(diff.rows().stream().flatMap(row -> row.right().stream()).map(ComparedNode::position))
                .containsExactlyElementsOf(
                        right.nodes().stream().map(ComparedNode::position).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void findsAPlanUnchangedAgainstItself(String pair) throws Exception {
        for (String file : List.of(pair + ".old.json", pair + ".new.json")) {
            ComparedPlan plan = read(file);

            assertThat(PlanMatcher.match(plan, plan))
                    .isEqualTo(java.util.stream.IntStream.range(0, plan.nodes().size())
                            .toArray());
            assertThat(PlanDiff.of(plan, plan).isSame()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void findsTheSamePairsWhenSidesAreSwapped(String pair) throws Exception {
        ComparedPlan left = read(pair + ".old.json");
        ComparedPlan right = read(pair + ".new.json");

        int[] there = PlanMatcher.match(left, right);
        int[] back = PlanMatcher.match(right, left);

        assertThat(Arrays.toString(NodeChanges.inverse(back, left.nodes().size())))
                .isEqualTo(Arrays.toString(there));
    }

    @Test
    void hasThirtyPairsOrMore() throws IOException {
        assertThat(pairs())
                .hasSizeGreaterThanOrEqualTo(30)
                .containsExactlyElementsOf(written().keySet());
    }

    private static ComparedPlan read(String file) throws TraceException {
        try (OpenTrace.Opened opened = RealTraces.open(FOLDER.resolve(file))) {
            return PlanInputs.read(opened.trace(), 0, TierModel.standard());
        }
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        if (!Files.exists(MATCHES)) {
            return written;
        }
        for (String part : Files.readString(MATCHES).split("(?m)^== ")) {
            int line = part.indexOf('\n');
            if (line > 0) {
                written.put(part.substring(0, line), part.substring(line + 1).stripTrailing() + "\n");
            }
        }
        return written;
    }

    private static String print(PlanDiff diff) {
        StringBuilder out = new StringBuilder();
        for (MatchedNode row : diff.rows()) {
            out.append(String.format("%-8s", row.kind().name().toLowerCase(java.util.Locale.ROOT)));
            out.append("  ".repeat(row.depth()));
            String left = row.left().map(PlanPairsTest::name).orElse("");
            String right = row.right().map(PlanPairsTest::name).orElse("");
            out.append(left.isEmpty() ? "+ " + right : right.isEmpty() ? "- " + left : left + "  ↔  " + right);
            if (!row.changes().isEmpty()) {
                out.append("  {")
                        .append(row.changes().stream()
                                .map(c -> c.what().name().toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.joining(", ")))
                        .append('}');
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// With its place in the plan, as several nodes may have one name.
    private static String name(ComparedNode node) {
        String alias = node.alias().isEmpty() || node.alias().equals(node.target()) ? "" : " " + node.alias();
        String target = node.figures().relation().isEmpty() && !node.target().isEmpty() ? " on " + node.target() : "";
        String subplan = node.subplan().isEmpty() ? "" : " [" + node.subplan() + "]";
        return node.position() + " " + node.figures().name() + target + alias + subplan;
    }
}
