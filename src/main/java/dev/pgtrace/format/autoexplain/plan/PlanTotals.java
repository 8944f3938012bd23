package dev.pgtrace.format.autoexplain.plan;

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

    /// @param nodes      of which the first `count` are the plan's
    /// @param workerRead blocks that parallel workers read, or missing
    /// @param hasWorkers whether any was launched
    static PlanTotals of(List<NodeBuilder> nodes, int count, long workerRead, boolean hasWorkers) {
        NodeBuilder root = nodes.getFirst();
        Usage usage = root.usage;
        return new PlanTotals(
                rows(nodes, count),
                known(usage.get(Counter.SHARED_HIT), usage.get(Counter.LOCAL_HIT)),
                known(usage.get(Counter.SHARED_READ), usage.get(Counter.LOCAL_READ)),
                usage.get(Counter.TEMP_READ),
                usage.get(Counter.TEMP_WRITTEN),
                usage.get(Counter.SHARED_DIRTIED),
                usage.get(Counter.SHARED_WRITTEN),
                usage.get(Counter.READ_MICROS),
                workerRead,
                PlanShares.tempMicros(root.details),
                hasWorkers);
    }

    /// Whether a total may come from a detail with this name.
    ///
    /// @param name with the colon and the blank behind it
    static boolean mayRead(String name) {
        return name.startsWith(WORKER)
                || INSERTED.equals(name)
                || INITPLAN.startsWith(name)
                || PlanShares.isTempTime(name);
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
    private static long rows(List<NodeBuilder> nodes, int count) {
        NodeBuilder root = nodes.getFirst();
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

    /// Whether a line says that workers ran.
    static boolean launched(String detail) {
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
