package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.ComparedNode;
import dev.pgtrace.analysis.compare.MatchedNode;
import dev.pgtrace.analysis.compare.NodeChange;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.ui.kit.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a comparison of plans says of the nodes of one of them, by position.
final class PlanMarks {
    static final PlanMarks NONE = new PlanMarks(Map.of());

    private final Map<Integer, MatchedNode> rows;

    private PlanMarks(Map<Integer, MatchedNode> rows) {
        this.rows = rows;
    }

    static PlanMarks left(PlanDiff diff) {
        return of(diff, MatchedNode::left);
    }

    static PlanMarks right(PlanDiff diff) {
        return of(diff, MatchedNode::right);
    }

    private static PlanMarks of(PlanDiff diff, Function<MatchedNode, Optional<ComparedNode>> side) {
        Map<Integer, MatchedNode> rows = new HashMap<>();
        for (MatchedNode row : diff.rows()) {
            side.apply(row).ifPresent(node -> rows.put(node.position(), row));
        }
        return new PlanMarks(rows);
    }

    PlanLine.Mark mark(int position) {
        MatchedNode row = rows.get(position);
        return row == null ? PlanLine.Mark.SAME : mark(row);
    }

    String note(int position) {
        MatchedNode row = rows.get(position);
        return row == null ? "" : changes(row.changes());
    }

    static PlanLine.Mark mark(MatchedNode row) {
        return switch (row.kind()) {
            case SAME -> PlanLine.Mark.SAME;
            case CHANGED -> PlanLine.Mark.CHANGED;
            case MOVED -> PlanLine.Mark.MOVED;
            case ADDED -> PlanLine.Mark.ADDED;
            case REMOVED -> PlanLine.Mark.REMOVED;
        };
    }

    /// One a line: `index: – → orders_customer_id`.
    static String changes(List<NodeChange> changes) {
        return changes.stream()
                .map(change -> Messages.get(
                        "compare.plan.change",
                        Messages.get("compare.plan.what." + change.what().name().toLowerCase(Locale.ROOT)),
                        change.before().isEmpty() ? "–" : change.before(),
                        change.after().isEmpty() ? "–" : change.after()))
                .collect(Collectors.joining("\n"));
    }
}
