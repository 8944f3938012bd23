package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanShares;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.util.List;

/// What the roots of an execution's plans say of the whole; mostly there is one. Missing without plan.
final class PlanSums {
    private static final String LAUNCHED = "Workers Launched: ";
    private static final String INSERTED = "Tuples Inserted: ";

    private long rows = Table.MISSING;
    private long hit = Table.MISSING;
    private long read = Table.MISSING;
    private long tempRead = Table.MISSING;
    private long tempWritten = Table.MISSING;
    private long dirtied = Table.MISSING;
    private long written = Table.MISSING;
    private long readMicros = Table.MISSING;
    private long workerRead = Table.MISSING;
    private long tempMicros = Table.MISSING;
    private boolean workers;

    void add(ExplainedPlan plan) {
        PlanNode root = plan.root();
        rows = CallSums.known(rows, rows(plan.nodes()));
        hit = CallSums.known(hit, CallSums.known(root.hitBlocks(), root.localHitBlocks()));
        read = CallSums.known(read, CallSums.known(root.readBlocks(), root.localReadBlocks()));
        tempRead = CallSums.known(tempRead, root.tempReadBlocks());
        tempWritten = CallSums.known(tempWritten, root.tempWrittenBlocks());
        dirtied = CallSums.known(dirtied, root.dirtiedBlocks());
        written = CallSums.known(written, root.writtenBlocks());
        readMicros = CallSums.known(readMicros, root.readMicros());
        workerRead = CallSums.known(workerRead, PlanShares.workerReadBlocks(plan.nodes()));
        tempMicros = CallSums.known(tempMicros, PlanShares.tempMicros(root));
        for (PlanNode node : plan.nodes()) {
            workers |= launched(node);
        }
    }

    void add(PlanSums other) {
        rows = CallSums.known(rows, other.rows);
        hit = CallSums.known(hit, other.hit);
        read = CallSums.known(read, other.read);
        tempRead = CallSums.known(tempRead, other.tempRead);
        tempWritten = CallSums.known(tempWritten, other.tempWritten);
        dirtied = CallSums.known(dirtied, other.dirtied);
        written = CallSums.known(written, other.written);
        readMicros = CallSums.known(readMicros, other.readMicros);
        workerRead = CallSums.known(workerRead, other.workerRead);
        tempMicros = CallSums.known(tempMicros, other.tempMicros);
        workers |= other.workers;
    }

    /// A node that changes rows returns none without RETURNING: then the rows that it was given count.
    private static long rows(List<PlanNode> nodes) {
        PlanNode root = nodes.getFirst();
        boolean changes =
                switch (root.label()) {
                    case "Insert", "Update", "Delete", "Merge" -> true;
                    default -> false;
                };
        if (!changes || root.rows() != 0) {
            return root.rows();
        }
        for (String detail : root.details()) {
            if (detail.startsWith(INSERTED)) { // ON CONFLICT
                return number(detail, INSERTED);
            }
        }
        long rows = Table.MISSING;
        for (PlanNode node : nodes) {
            boolean source = node.parent() == 0 && !node.details().contains("Parent Relationship: InitPlan");
            rows = source ? CallSums.known(rows, node.rows()) : rows;
        }
        return rows;
    }

    private static boolean launched(PlanNode node) {
        for (String detail : node.details()) {
            if (detail.startsWith(LAUNCHED) && number(detail, LAUNCHED) > 0) {
                return true;
            }
        }
        return false;
    }

    private static long number(String detail, String name) {
        try {
            return Math.round(Double.parseDouble(detail.substring(name.length())));
        } catch (NumberFormatException e) {
            return Table.MISSING;
        }
    }

    long rows() {
        return rows;
    }

    long hit() {
        return hit;
    }

    long read() {
        return read;
    }

    long tempRead() {
        return tempRead;
    }

    long tempWritten() {
        return tempWritten;
    }

    long dirtied() {
        return dirtied;
    }

    long written() {
        return written;
    }

    long readMicros() {
        return readMicros;
    }

    long workerRead() {
        return workerRead;
    }

    long tempMicros() {
        return tempMicros;
    }

    boolean hasWorkers() {
        return workers;
    }
}
