package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.source.ByteSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the file says of one execution, with the same readers of lines that indexed it.
final class DetailReader {
    private static final int LONGEST_VALUE = 1 << 20;

    private final ByteSource source;
    private final OracleText text;
    private final Trace trace;
    private final int execution;
    private final long offset;

    DetailReader(ByteSource source, OracleText text, Trace trace, int execution) {
        this.source = source;
        this.text = text;
        this.trace = trace;
        this.execution = execution;
        this.offset = get(ExecutionColumn.OFFSET_BYTES);
    }

    List<Bind> binds() throws TraceException {
        if (get(ExecutionColumn.BINDS_BACK) == Table.MISSING) {
            return List.of();
        }
        LineWindow lines = linesAt(offset - get(ExecutionColumn.BINDS_BACK));
        lines.advance();
        BindsScanner scanner = new BindsScanner(lines);
        List<Bind> binds = new ArrayList<>();
        while (binds.size() < get(ExecutionColumn.BIND_COUNT) && scanner.next()) {
            binds.add(new Bind(scanner.position(), value(scanner), scanner.type(), false, scanner.hasBuffer()));
        }
        return binds;
    }

    List<PlanNode> plan() throws TraceException {
        long shape = get(ExecutionColumn.SHAPE);
        if (shape == Table.MISSING || get(ExecutionColumn.PLAN_DELTA) == Table.MISSING) {
            return List.of();
        }
        int count = trace.shapes().nodeCount((int) shape);
        LineWindow lines = linesAt(offset + get(ExecutionColumn.PLAN_DELTA));
        StatLine stat = new StatLine();
        Map<Long, Integer> positions = new HashMap<>();
        List<PlanNode> nodes = new ArrayList<>();
        while (nodes.size() < count && lines.advance()) {
            if (LineKind.of(lines.bytes(), lines.from(), lines.to()) == LineKind.STAT
                    && stat.read(lines.bytes(), lines.from(), lines.to())) {
                int parent = positions.getOrDefault(stat.parent, -1);
                positions.put(stat.id, nodes.size());
                nodes.add(node(
                        lines, stat, parent, parent < 0 ? 0 : nodes.get(parent).depth() + 1, nodes.size()));
            }
        }
        return nodes;
    }

    List<Wait> waits() throws TraceException {
        if (get(ExecutionColumn.WAITS_DELTA) == Table.MISSING) {
            return List.of();
        }
        Table<WaitColumn> table = trace.waits();
        long end = offset + get(ExecutionColumn.END_DELTA);
        List<Wait> waits = new ArrayList<>();
        LineWindow lines = linesAt(offset);
        WaitLine parts = new WaitLine();
        for (int row = firstAt(table, offset + get(ExecutionColumn.WAITS_DELTA)); row < table.size(); row++) {
            long at = table.get(row, WaitColumn.OFFSET_BYTES);
            if (at >= end) {
                break;
            }
            if (table.get(row, WaitColumn.EXECUTION) == execution) {
                lines.seek(at, 1);
                waits.add(wait(table, row, lines, parts));
            }
        }
        return waits;
    }

    private Wait wait(Table<WaitColumn> table, int row, LineWindow lines, WaitLine parts) throws TraceException {
        String parameters = "";
        if (lines.advance() && parts.read(lines.bytes(), lines.from(), lines.to())) {
            parameters = decode(lines.bytes(), parts.parametersFrom, parts.parametersTo);
        }
        return new Wait(
                trace.name((int) table.get(row, WaitColumn.NAME)),
                Component.values()[(int) table.get(row, WaitColumn.COMPONENT)],
                table.get(row, WaitColumn.ELAPSED_MICROS),
                table.get(row, WaitColumn.BETWEEN_CALLS) == 1,
                parameters);
    }

    /// The first row that is printed at an offset or behind it; rows are in the order of the file.
    private static int firstAt(Table<WaitColumn> table, long offsetBytes) {
        int low = 0;
        int high = table.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.get(middle, WaitColumn.OFFSET_BYTES) < offsetBytes) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private PlanNode node(LineWindow lines, StatLine stat, int parent, int depth, int position) {
        byte[] bytes = lines.bytes();
        Operation op = Operation.split(bytes, stat.opFrom, stat.opTo);
        Optional<String> name =
                op.nameFrom() < 0 ? Optional.empty() : Optional.of(decode(bytes, op.nameFrom(), op.nameTo()));
        return new PlanNode(
                decode(bytes, stat.opFrom, op.labelTo()),
                op.index() ? Optional.empty() : name,
                op.index() ? name : Optional.empty(),
                depth,
                parent,
                Double.NaN,
                stat.cost() == Table.MISSING ? Double.NaN : stat.cost(),
                stat.plannedRows(),
                Table.MISSING,
                stat.starts(),
                stat.rows(),
                Table.MISSING,
                totalMicros(position),
                stat.hitBlocks(),
                stat.readBlocks(),
                Table.MISSING,
                Table.MISSING,
                stat.writtenBlocks(),
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                lines.offset(),
                details(bytes, stat, op));
    }

    private List<String> details(byte[] bytes, StatLine stat, Operation op) {
        List<String> details = new ArrayList<>();
        if (op.restFrom() < stat.opTo) {
            details.add(decode(bytes, op.restFrom(), stat.opTo));
        }
        if (stat.object > 0) {
            details.add("obj=" + stat.object);
        }
        if (stat.plannedBytes() >= 0) {
            details.add("size=" + stat.plannedBytes());
        }
        return details;
    }

    /// From the table: there the clock of the file's version is applied already.
    private long totalMicros(int position) {
        int row = (int) get(ExecutionColumn.FIRST_NODE) + position;
        return trace.nodes().get(row, NodeColumn.TOTAL_MICROS);
    }

    private Optional<String> value(BindsScanner scanner) throws TraceException {
        if (!scanner.hasValue() || scanner.isNull()) {
            return Optional.empty();
        }
        int length = (int) Math.min(LONGEST_VALUE, scanner.valueTo() - scanner.valueFrom());
        String value = text.raw(scanner.valueFrom(), length);
        return Optional.of(scanner.isQuoted() ? value : value.strip());
    }

    private LineWindow linesAt(long at) throws TraceException {
        LineWindow lines = new LineWindow(source, new CancelToken(), LineWindow.SMALL);
        lines.seek(at, 1);
        return lines;
    }

    private String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), text.charset());
    }

    private long get(ExecutionColumn column) {
        return trace.executions().get(execution, column);
    }
}
