package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.ComparedNode;
import dev.pgtrace.analysis.compare.MatchedNode;
import dev.pgtrace.analysis.compare.NodeChange;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Two plans as one tree, with what changed of every node.
final class PlanDiffText {
    private final PlanDiff diff;

    PlanDiffText(PlanDiff diff) {
        this.diff = diff;
    }

    void write(Appendable out) throws IOException {
        TextTable table = new TextTable("  ")
                .wrapped("  " + ReportTexts.get("plan.node"))
                .right(ReportTexts.get("compare.column.self"))
                .right(ReportTexts.get("compare.column.rows"))
                .right(ReportTexts.get("column.read"))
                .right(ReportTexts.get("compare.column.tier3"))
                .left("");
        for (MatchedNode row : diff.rows()) {
            table.row(
                    mark(row.kind()) + " " + label(row),
                    sides(CompareMetric.MEAN, row, row.selfMicros()),
                    sides(CompareMetric.ROWS, row, row.rows()),
                    sides(CompareMetric.READS, row, row.readBlocks()),
                    sides(CompareMetric.TIER3, row, row.tier3Blocks()),
                    changes(row));
        }
        table.write(out);
        for (NodeChange property : diff.properties()) {
            out.append(property.after().isEmpty() ? "  - " : "  + ");
            out.append(PlainText.oneLine(property.before() + property.after())).append('\n');
        }
        out.append("  ").append(ReportTexts.get("text.compare.marks")).append('\n');
    }

    private static String mark(MatchedNode.Kind kind) {
        return switch (kind) {
            case SAME -> "=";
            case CHANGED -> "~";
            case MOVED -> ">";
            case ADDED -> "+";
            case REMOVED -> "-";
        };
    }

    private static String label(MatchedNode row) {
        ComparedNode shown = row.right().or(row::left).orElseThrow();
        StringBuilder label = new StringBuilder();
        if (row.depth() > 0) {
            label.repeat(' ', Math.min(row.depth() - 1, 60) * 2).append("└ ");
        }
        return label.append(name(shown)).toString();
    }

    static String name(ComparedNode node) {
        String target = node.figures().relation().isEmpty() && !node.target().isEmpty() ? " on " + node.target() : "";
        String alias = node.alias().isEmpty() || node.alias().equals(node.target()) ? "" : " " + node.alias();
        return PlainText.oneLine(node.figures().name() + target + alias);
    }

    private static String sides(CompareMetric unit, MatchedNode row, Change change) {
        String before = row.left().isEmpty() ? "" : ChangeText.value(unit, change.before());
        String after = row.right().isEmpty() ? "" : ChangeText.value(unit, change.after());
        return before.equals(after) ? before : before + " → " + after;
    }

    /// What changed, the old value where it is short.
    static String changes(MatchedNode row) {
        List<String> words = new ArrayList<>();
        for (NodeChange change : row.changes()) {
            String word = ReportTexts.get("node.change." + change.what().name().toLowerCase(Locale.ROOT));
            boolean told =
                    switch (change.what()) {
                        case TYPE, INDEX, TARGET, JOIN_TYPE, ORDER ->
                            !change.before().isEmpty();
                        case CONDITION, PARALLEL, PARENT, EXECUTED, PROPERTY -> false;
                    };
            words.add(told ? ReportTexts.get("node.was", word, PlainText.oneLine(change.before())) : word);
        }
        return String.join(", ", words);
    }
}
