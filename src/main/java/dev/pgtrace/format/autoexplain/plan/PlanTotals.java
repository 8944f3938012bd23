package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan says of the whole: its root, mostly. Missing without plan, and where a plan does not tell it.
///
/// @param rows        returned or changed
/// @param hit         blocks found in shared and local buffers
/// @param read        blocks read
/// @param tempRead    blocks of temporary files
/// @param tempWritten the same, written
/// @param dirtied     blocks
/// @param written     blocks
/// @param readMicros  time of the reads
/// @param workerRead  blocks that parallel workers read
/// @param tempMicros  time of temporary files
/// @param hasWorkers  whether any was launched
public record PlanTotals(
        long rows,
        long hit,
        long read,
        long tempRead,
        long tempWritten,
        long dirtied,
        long written,
        long readMicros,
        long workerRead,
        long tempMicros,
        boolean hasWorkers) {
    /// Of no plan.
    public static final PlanTotals NONE = new PlanTotals(
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            Table.MISSING,
            false);

    /// What all lines about workers begin with.
    static final String WORKER = "Worker";
    private static final String LAUNCHED = "Workers Launched: ";
    private static final String INSERTED = "Tuples Inserted: ";
    private static final String INITPLAN = "Parent Relationship: InitPlan";

    static PlanTotals of(List<PlanNode> nodes) {
        PlanNode root = nodes.getFirst();
        boolean workers = false;
        boolean told = false;
        for (int i = 0; i < nodes.size(); i++) {
            List<String> details = nodes.get(i).details();
            for (int line = 0; line < details.size(); line++) {
                if (details.get(line).startsWith(WORKER)) {
                    told = true;
                    workers |= launched(details.get(line));
                }
            }
        }
        return new PlanTotals(
                rows(nodes),
                known(root.hitBlocks(), root.localHitBlocks()),
                known(root.readBlocks(), root.localReadBlocks()),
                root.tempReadBlocks(),
                root.tempWrittenBlocks(),
                root.dirtiedBlocks(),
                root.writtenBlocks(),
                root.readMicros(),
                told ? PlanShares.workerReadBlocks(nodes) : Table.MISSING,
                PlanShares.tempMicros(root),
                workers);
    }

    /// Of a plan that tells of no worker.
    ///
    /// @param nodes of which the first `count` are the plan's
    static PlanTotals of(NodeBuilder root, List<NodeBuilder> nodes, int count) {
        Usage usage = root.usage;
        return new PlanTotals(
                rows(root, nodes, count),
                known(usage.get(Counter.SHARED_HIT), usage.get(Counter.LOCAL_HIT)),
                known(usage.get(Counter.SHARED_READ), usage.get(Counter.LOCAL_READ)),
                usage.get(Counter.TEMP_READ),
                usage.get(Counter.TEMP_WRITTEN),
                usage.get(Counter.SHARED_DIRTIED),
                usage.get(Counter.SHARED_WRITTEN),
                usage.get(Counter.READ_MICROS),
                Table.MISSING,
                PlanShares.tempMicros(root.details),
                false);
    }

    /// Of several plans.
    public PlanTotals plus(PlanTotals other) {
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        return new PlanTotals(
                known(rows, other.rows),
                known(hit, other.hit),
                known(read, other.read),
                known(tempRead, other.tempRead),
                known(tempWritten, other.tempWritten),
                known(dirtied, other.dirtied),
                known(written, other.written),
                known(readMicros, other.readMicros),
                known(workerRead, other.workerRead),
                known(tempMicros, other.tempMicros),
                hasWorkers || other.hasWorkers);
    }

    /// The sum of what is known.
    public static long known(long one, long other) {
        return one == Table.MISSING ? other : other == Table.MISSING ? one : one + other;
    }

    /// A node that changes rows returns none without RETURNING: then the rows that it was given count.
    private static long rows(List<PlanNode> nodes) {
        PlanNode root = nodes.getFirst();
        if (!changesRows(root.label()) || root.rows() != 0) {
            return root.rows();
        }
        String inserted = inserted(root.details());
        if (inserted != null) {
            return number(inserted, INSERTED);
        }
        long rows = Table.MISSING;
        for (PlanNode node : nodes) {
            boolean source = node.parent() == 0 && !node.details().contains(INITPLAN);
            rows = source ? known(rows, node.rows()) : rows;
        }
        return rows;
    }

    /// As the other one.
    private static long rows(NodeBuilder root, List<NodeBuilder> nodes, int count) {
        long own = root.sumOfRows();
        if (!changesRows(root.label) || own != 0) {
            return own;
        }
        String inserted = inserted(root.details);
        if (inserted != null) {
            return number(inserted, INSERTED);
        }
        long rows = Table.MISSING;
        for (int i = 0; i < count; i++) {
            NodeBuilder node = nodes.get(i);
            boolean source = node.parent() == 0 && !node.details.contains(INITPLAN);
            rows = source ? known(rows, node.sumOfRows()) : rows;
        }
        return rows;
    }

    private static boolean changesRows(String label) {
        return switch (label) {
            case "Insert", "Update", "Delete", "Merge" -> true;
            default -> false;
        };
    }

    /// With ON CONFLICT.
    private static @Nullable String inserted(List<String> details) {
        for (String detail : details) {
            if (detail.startsWith(INSERTED)) {
                return detail;
            }
        }
        return null;
    }

    private static boolean launched(String detail) {
        return detail.startsWith(LAUNCHED) && number(detail, LAUNCHED) > 0;
    }

    private static long number(String detail, String name) {
        try {
            return Math.round(Double.parseDouble(detail.substring(name.length())));
        } catch (NumberFormatException e) {
            return Table.MISSING;
        }
    }
}
