package dev.pgtrace.export;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import java.io.IOException;
import java.util.List;

/// A plan as a table with the tree in its first column.
final class HtmlPlan {
    private static final List<String> HEADERS =
            List.of("Total", "Self", "Loops", "Rows planned → actual", "Factor", "Hit", "Read", "Tier 2", "Tier 3");

    private final HtmlWriter html;
    private final PlanFigures plan;
    private final TierModel model;
    private final PlanTree tree;

    HtmlPlan(HtmlWriter html, PlanFigures plan, TierModel model) {
        this.html = html;
        this.plan = plan;
        this.model = model;
        this.tree = new PlanTree(plan);
    }

    void write() throws IOException {
        if (plan.nodes().isEmpty()) {
            html.leaf("p", "The trace has no plan of it.", "class", "soft");
            return;
        }
        String summed = PlanTree.summed(plan);
        if (!summed.isEmpty()) {
            html.leaf("p", "The " + summed + ".", "class", "warn");
        }
        html.start("div", "class", "scroll").start("table", "class", "plan");
        html.start("thead").start("tr").leaf("th", "Node", "class", "l");
        for (String header : HEADERS) {
            html.leaf("th", header);
        }
        html.leaf("th", "Self by component", "class", "l").end().end().start("tbody");
        for (PlanFigures.Node node : plan.nodes()) {
            row(node);
        }
        html.end().end().end();
    }

    private void row(PlanFigures.Node node) throws IOException {
        boolean hot = tree.isHot(node);
        html.start("tr").leaf("td", tree.label(node), "class", hot ? "l hot" : "l");
        time(node.totalMicros(), "");
        time(node.selfMicros(), hot ? "hot" : "");
        html.leaf("td", PlanTree.loops(node));
        html.leaf("td", PlanTree.rows(node));
        html.leaf("td", PlanTree.factor(node), "class", PlanTree.isMisestimated(node) ? "warn" : "f");
        blocks(node.selfHitBlocks());
        blocks(node.selfReadBlocks());
        html.leaf("td", TextRelations.split(node.tiers(), node.tiers().tier2Blocks()));
        html.leaf("td", TextRelations.split(node.tiers(), node.tiers().tier3Blocks()));
        html.start("td", "class", "l bars");
        if (node.selfMicros() > 0) {
            new HtmlLedger(html, node.ledger(), model).smallBar();
        }
        html.end().end();
    }

    private void time(long micros, String style) throws IOException {
        html.leaf(
                "td",
                Figures.timeOrMissing(micros),
                "title",
                micros < 0 ? "not known" : Durations.exact(micros),
                "class",
                style.isEmpty() ? "t" : style);
    }

    private void blocks(long blocks) throws IOException {
        html.leaf("td", Figures.compact(blocks), "title", blocks < 0 ? "not known" : Counts.grouped(blocks));
    }
}
