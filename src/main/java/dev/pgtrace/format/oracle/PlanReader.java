package dev.pgtrace.format.oracle;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.TraceSink;

/// Reads STAT lines: those of one cursor, one after the other and with growing ids, are the plan of its latest
/// execution. Oracle prints them after the first execution or when the cursor is closed; their figures are sums over
/// the executions since then, and say so where those are several.
final class PlanReader {
    /// Plans have hundreds of nodes at the most; more come from damage.
    private static final int MOST_NODES = 1 << 16;

    private final LineWindow lines;
    private final TraceSink sink;
    private final Faults faults;
    private final Clock clock;
    private final Tally tally;
    private final StatLine stat = new StatLine();

    private LongIntMap positions = new LongIntMap();
    private int nodes;
    private long cursor;
    private long lastId;
    private int execution = OpenCursor.NONE;

    PlanReader(LineWindow lines, TraceSink sink, Faults faults, Clock clock, Tally tally) {
        this.lines = lines;
        this.sink = sink;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
    }

    void read(OpenSession session) {
        byte[] bytes = lines.bytes();
        if (!stat.read(bytes, lines.from(), lines.to()) || (nodes == MOST_NODES && stat.id > lastId)) {
            faults.note(IssueKind.MALFORMED_RECORD, KeptTexts.of("kept.issue.oracle.stat"));
            return;
        }
        if (stat.isBad()) {
            faults.note(IssueKind.BAD_NUMBER, "");
        }
        if (nodes > 0 && (stat.cursor != cursor || stat.id <= lastId)) {
            finish();
        }
        OpenCursor owner = session.cursors.get(stat.cursor, faults, sink);
        if (nodes == 0) {
            begin(owner);
        }
        owner.reaches(lines.end());
        node(bytes);
    }

    /// The plan that is being read has no more lines.
    void finish() {
        if (nodes > 0) {
            sink.plan(execution);
            tally.plans++;
            nodes = 0;
            positions = new LongIntMap();
        }
    }

    private void begin(OpenCursor owner) {
        cursor = stat.cursor;
        if (owner.execution() == OpenCursor.NONE) {
            // Only the end of this cursor is in the file: the plan's figures are of runs that are not.
            owner.begin(sink.execution(), lines.offset(), sink);
            owner.stopFetching();
            sink.flag(owner.execution(), ExecutionFlag.NO_START);
        }
        execution = owner.execution();
        int runs = owner.planned();
        if (runs > 1) {
            sink.set(execution, ExecutionColumn.PLAN_EXECUTIONS, runs);
            sink.flag(execution, ExecutionFlag.SUMMED_PLAN);
        }
        sink.set(execution, ExecutionColumn.PLAN_DELTA, lines.offset() - owner.executionOffset());
    }

    private void node(byte[] bytes) {
        lastId = stat.id;
        Operation op = Operation.split(bytes, stat.opFrom, stat.opTo);
        int label = sink.name(bytes, stat.opFrom, op.labelTo());
        int name = op.nameFrom() < 0 ? -1 : sink.name(bytes, op.nameFrom(), op.nameTo());
        int parent = positions.get(stat.parent);
        int node = sink.node(parent, label, op.index() ? -1 : name, op.index() ? name : -1);
        positions.put(stat.id, nodes++);
        sink.set(node, NodeColumn.LOOPS, stat.starts());
        sink.set(node, NodeColumn.ROWS, stat.rows());
        sink.set(node, NodeColumn.PLANNED_ROWS, stat.plannedRows());
        sink.set(node, NodeColumn.TOTAL_MICROS, stat.micros(clock));
        sink.set(node, NodeColumn.HIT_BLOCKS, stat.hitBlocks());
        sink.set(node, NodeColumn.READ_BLOCKS, stat.readBlocks());
        sink.set(node, NodeColumn.WRITTEN_BLOCKS, stat.writtenBlocks());
        tally.planNodes++;
        if (stat.isExecuted()) {
            tally.executedNodes++;
        }
    }
}
