package dev.pgtrace.export;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import java.io.IOException;
import java.util.List;

/// A plan as a table with the tree in its first column; a node with others below it opens and closes them.
final class HtmlPlan {
    private static final List<String> HEADERS =
            List.of("total", "self", "loops", "planned", "factor", "hit", "read", "tier2", "tier3");
    private static final int DEEPEST_INDENT = 40;
    private static final int INDENT = 16;

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
            html.leaf("p", ReportTexts.get("plan.none"), "class", "soft");
            return;
        }
        String summed = PlanTree.summed(plan);
        if (!summed.isEmpty()) {
            html.leaf("p", ReportTexts.get("plan.summed.sentence", summed), "class", "warn");
        }
        html.start("div", "class", "scroll").start("table", "class", "plan");
        html.start("thead").start("tr").leaf("th", ReportTexts.get("plan.node"), "class", "l");
        for (String header : HEADERS) {
            html.leaf("th", ReportTexts.get("plan.column." + header));
        }
        html.leaf("th", ReportTexts.get("plan.column.bar"), "class", "l")
                .end()
                .end()
                .start("tbody");
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanFigures.Node node = plan.nodes().get(i);
            boolean parent =
                    i + 1 < plan.nodes().size() && plan.nodes().get(i + 1).depth() > node.depth();
            row(node, parent);
        }
        html.end().end().end();
    }

    private void row(PlanFigures.Node node, boolean parent) throws IOException {
        boolean hot = tree.isHot(node);
        int depth = Math.min(node.depth(), DEEPEST_INDENT);
        html.start("tr", "data-d", Integer.toString(node.depth()));
        html.start(
                "td", "class", hot ? "l node hot" : "l node", "style", "padding-left:" + (6 + depth * INDENT) + "px");
        if (parent) {
            html.leaf(
                    "button",
                    "",
                    "type",
                    "button",
                    "class",
                    "fold",
                    "aria-expanded",
                    "true",
                    "aria-label",
                    ReportTexts.get("plan.fold"));
        } else {
            html.leaf("span", "", "class", "leaf");
        }
        html.text(PlanTree.name(node)).end();
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
                micros < 0 ? ReportTexts.get("figure.missing") : Durations.exact(micros),
                "class",
                style.isEmpty() ? "t" : style);
    }

    private void blocks(long blocks) throws IOException {
        html.leaf(
                "td",
                Figures.compact(blocks),
                "title",
                blocks < 0 ? ReportTexts.get("figure.missing") : Counts.grouped(blocks));
    }
}
