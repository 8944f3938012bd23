package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.autoexplain.log.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Plans in what psql printed of notices.
final class SamplePlans {
    private static final String START = "ms  plan:\n";

    private SamplePlans() {}

    static List<ExplainedPlan> of(String file) throws IOException {
        String text = new String(Decoded.sample(file), StandardCharsets.UTF_8);
        PlanJson json = new PlanJson();
        List<ExplainedPlan> plans = new ArrayList<>();
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            int from = at + START.length();
            plans.add(
                    text.charAt(from) == '{'
                            ? json.read(text, from).orElseThrow()
                            : PlanTextReader.read(text.substring(from, end(text, from)))
                                    .orElseThrow());
        }
        return plans;
    }

    /// Those in text, as they stand there.
    static List<String> texts(String file) throws IOException {
        String text = new String(Decoded.sample(file), StandardCharsets.UTF_8);
        List<String> plans = new ArrayList<>();
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            int from = at + START.length();
            if (text.charAt(from) != '{') {
                plans.add(text.substring(from, end(text, from)));
            }
        }
        return plans;
    }

    private static int end(String text, int from) {
        int location = text.indexOf("\nLOCATION:", from);
        int context = text.indexOf("\nCONTEXT:", from);
        return context >= 0 && context < location ? context : location;
    }

    static String print(ExplainedPlan plan) {
        StringBuilder out = new StringBuilder();
        out.append("query ").append(plan.queryText()).append(" | ").append(plan.parameters());
        out.append(" | ").append(plan.queryId()).append(" | planning ").append(plan.planningMicros());
        out.append(" execution ").append(plan.executionMicros()).append('\n');
        for (var node : plan.nodes()) {
            out.append("  ".repeat(node.depth() + 1)).append(node.label());
            out.append(" [")
                    .append(node.relation().orElse(""))
                    .append("] [")
                    .append(node.index().orElse(""));
            out.append("] parent ").append(node.parent());
            out.append(" cost ").append(node.startupCost()).append(' ').append(node.totalCost());
            out.append(" planned ").append(node.plannedRows()).append(' ').append(node.plannedWidth());
            out.append(" loops ").append(node.loops()).append(" rows ").append(node.rows());
            out.append(" us ").append(node.startupMicros()).append(' ').append(node.totalMicros());
            out.append(" hit ").append(node.hitBlocks()).append(" read ").append(node.readBlocks());
            out.append(" readUs ").append(node.readMicros());
            out.append(" dirtied ")
                    .append(node.dirtiedBlocks())
                    .append(" written ")
                    .append(node.writtenBlocks());
            out.append(" local ").append(node.localHitBlocks()).append(' ').append(node.localReadBlocks());
            out.append(" temp ").append(node.tempReadBlocks()).append(' ').append(node.tempWrittenBlocks());
            out.append(" wal ").append(node.walRecords()).append(' ').append(node.walFullPageImages());
            out.append(' ').append(node.walBytes()).append('\n');
            for (String detail : node.details()) {
                out.append("  ".repeat(node.depth() + 3)).append(detail).append('\n');
            }
        }
        for (String property : plan.properties()) {
            out.append("  * ").append(property).append('\n');
        }
        return out.toString();
    }
}
