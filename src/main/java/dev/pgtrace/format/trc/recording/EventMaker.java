package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes events and details of records that were taken apart.
final class EventMaker {
    private static final Component[] COMPONENTS = Component.values();
    private static final CallKind[] CALLS = CallKind.values();
    private static final Provenance[] PROVENANCES = Provenance.values();

    private final ParsedExecution parsed;
    private final Charset charset;
    /// The record's bytes.
    private final byte[] bytes;
    /// Where the first of them is in the file, or missing where places in the file are not wanted.
    private final long fileOffset;

    EventMaker(ParsedExecution parsed, byte[] bytes, long fileOffset, Charset charset) {
        this.parsed = parsed;
        this.bytes = bytes;
        this.fileOffset = fileOffset;
        this.charset = charset;
    }

    ExecutionEvent execution(Backend backend, String sql) {
        return new ExecutionEvent(
                get(ParsedExecution.ID),
                get(ParsedExecution.PARENT),
                (int) get(ParsedExecution.DEPTH),
                backend,
                get(ParsedExecution.START),
                sql,
                get(ParsedExecution.QUERY_ID),
                calls(),
                get(ParsedExecution.ELAPSED),
                get(ParsedExecution.PLANNING),
                get(ParsedExecution.PLANNING_CPU),
                get(ParsedExecution.ROWS),
                get(ParsedExecution.CPU),
                get(ParsedExecution.HIT),
                get(ParsedExecution.READ),
                get(ParsedExecution.TEMP_READ),
                get(ParsedExecution.TEMP_WRITTEN),
                get(ParsedExecution.DIRTIED),
                get(ParsedExecution.WRITTEN),
                get(ParsedExecution.IO),
                get(ParsedExecution.WORKER_READ),
                get(ParsedExecution.TEMP_TIME),
                get(ParsedExecution.DEVICE),
                provenance(),
                flags(),
                detail());
    }

    ExecutionDetail detail() {
        return new ExecutionDetail(
                binds(),
                plan(),
                buffers(),
                waits(),
                texts(parsed.properties),
                texts(parsed.stack),
                get(ParsedExecution.STATE_FROM) < 0
                        ? Optional.empty()
                        : Optional.of(new Failure(
                                text(parsed.main, 0, ParsedExecution.STATE_FROM),
                                text(parsed.main, 0, ParsedExecution.MESSAGE_FROM))));
    }

    private Provenance provenance() {
        long told = get(ParsedExecution.PROVENANCE);
        return told < 0 ? EventText.usual(get(ParsedExecution.DEVICE)) : PROVENANCES[(int) told];
    }

    private Set<ExecutionFlag> flags() {
        EnumSet<ExecutionFlag> flags = EnumSet.noneOf(ExecutionFlag.class);
        for (ExecutionFlag flag : ExecutionFlag.values()) {
            if (flag.in(get(ParsedExecution.FLAGS))) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private List<CallEvent> calls() {
        Cells cells = parsed.calls;
        List<CallEvent> calls = new ArrayList<>(cells.rows());
        for (int row = 0; row < cells.rows(); row++) {
            calls.add(new CallEvent(
                    CALLS[cells.at(row, ParsedExecution.CALL_KIND)],
                    cells.get(row, ParsedExecution.CALL_START),
                    cells.get(row, ParsedExecution.CALL_ELAPSED),
                    cells.get(row, ParsedExecution.CALL_CPU),
                    cells.get(row, ParsedExecution.CALL_ROWS),
                    cells.get(row, ParsedExecution.CALL_HIT),
                    cells.get(row, ParsedExecution.CALL_READ),
                    cells.get(row, ParsedExecution.CALL_DEVICE)));
        }
        return calls;
    }

    private List<Bind> binds() {
        Cells cells = parsed.binds;
        List<Bind> binds = new ArrayList<>(cells.rows());
        for (int row = 0; row < cells.rows(); row++) {
            binds.add(new Bind(
                    cells.at(row, ParsedExecution.BIND_POSITION),
                    optional(cells, row, ParsedExecution.BIND_FROM),
                    cells.get(row, ParsedExecution.BIND_TYPE),
                    cells.get(row, ParsedExecution.BIND_CUT) > 0,
                    cells.get(row, ParsedExecution.BIND_BAD) <= 0));
        }
        return binds;
    }

    private List<Wait> waits() {
        List<Wait> waits = new ArrayList<>(parsed.waits.rows());
        for (int row = 0; row < parsed.waits.rows(); row++) {
            waits.add(waited(parsed.waits, row));
        }
        return waits;
    }

    Wait waited(Cells cells, int row) {
        return new Wait(
                text(cells, row, ParsedExecution.WAIT_FROM),
                COMPONENTS[cells.at(row, ParsedExecution.WAIT_COMPONENT)],
                cells.get(row, ParsedExecution.WAIT_ELAPSED),
                cells.get(row, ParsedExecution.WAIT_BETWEEN) > 0,
                text(cells, row, ParsedExecution.WAIT_PAR_FROM),
                cells.get(row, ParsedExecution.WAIT_SAMPLES),
                cells.get(row, ParsedExecution.WAIT_BLOCKER),
                cells.get(row, ParsedExecution.WAIT_START));
    }

    private List<SampledBuffer> buffers() {
        Cells cells = parsed.buffers;
        List<SampledBuffer> buffers = new ArrayList<>(cells.rows());
        for (int row = 0; row < cells.rows(); row++) {
            buffers.add(new SampledBuffer(
                    text(cells, row, ParsedExecution.BUFFER_NAME),
                    text(cells, row, ParsedExecution.BUFFER_ELAPSED),
                    text(cells, row, ParsedExecution.BUFFER_FILE),
                    cells.get(row, ParsedExecution.BUFFER_BLOCK),
                    text(cells, row, ParsedExecution.BUFFER_TABLE),
                    text(cells, row, ParsedExecution.BUFFER_FORK)));
        }
        return buffers;
    }

    private List<String> texts(Cells cells) {
        List<String> texts = new ArrayList<>(cells.rows());
        for (int row = 0; row < cells.rows(); row++) {
            texts.add(text(cells, row, ParsedExecution.TEXT_FROM));
        }
        return texts;
    }

    private List<PlanNode> plan() {
        Cells nodes = parsed.nodes;
        List<PlanNode> plan = new ArrayList<>(nodes.rows());
        int detail = 0;
        for (int row = 0; row < nodes.rows(); row++) {
            List<String> details = new ArrayList<>();
            while (detail < parsed.details.rows() && parsed.details.get(detail, ParsedExecution.TEXT_OWNER) == row) {
                details.add(text(parsed.details, detail++, ParsedExecution.TEXT_FROM));
            }
            plan.add(node(nodes, row, details));
        }
        return plan;
    }

    private PlanNode node(Cells nodes, int row, List<String> details) {
        return new PlanNode(
                text(nodes, row, ParsedNode.LABEL_FROM),
                optional(nodes, row, ParsedNode.RELATION_FROM),
                optional(nodes, row, ParsedNode.INDEX_FROM),
                nodes.at(row, ParsedNode.DEPTH),
                nodes.at(row, ParsedNode.PARENT),
                cost(nodes, row, true),
                cost(nodes, row, false),
                nodes.get(row, ParsedNode.PLANNED_ROWS),
                nodes.get(row, ParsedNode.WIDTH),
                nodes.get(row, ParsedNode.LOOPS),
                nodes.get(row, ParsedNode.ROWS),
                nodes.get(row, ParsedNode.STARTUP),
                nodes.get(row, ParsedNode.TOTAL),
                nodes.get(row, ParsedNode.HIT),
                nodes.get(row, ParsedNode.READ),
                nodes.get(row, ParsedNode.IO),
                nodes.get(row, ParsedNode.DIRTIED),
                nodes.get(row, ParsedNode.WRITTEN),
                nodes.get(row, ParsedNode.LOCAL_HIT),
                nodes.get(row, ParsedNode.LOCAL_READ),
                nodes.get(row, ParsedNode.TEMP_READ),
                nodes.get(row, ParsedNode.TEMP_WRITTEN),
                nodes.get(row, ParsedNode.WAL_RECORDS),
                nodes.get(row, ParsedNode.WAL_IMAGES),
                nodes.get(row, ParsedNode.WAL_BYTES),
                fileOffset < 0 ? Table.MISSING : fileOffset + nodes.get(row, ParsedNode.AT),
                details);
    }

    private double cost(Cells nodes, int row, boolean startup) {
        int from = nodes.at(row, ParsedNode.COST_FROM);
        if (from < 0) {
            return Double.NaN;
        }
        String costs = new String(
                bytes, from, nodes.at(row, ParsedNode.COST_TO) - from, java.nio.charset.StandardCharsets.US_ASCII);
        int dots = costs.indexOf("..");
        if (dots < 0) {
            return Double.NaN;
        }
        String cost = startup ? costs.substring(0, dots) : costs.substring(dots + 2);
        try {
            return cost.isEmpty() ? Double.NaN : Double.parseDouble(cost);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private Optional<String> optional(Cells cells, int row, int column) {
        return cells.get(row, column) < 0 ? Optional.empty() : Optional.of(text(cells, row, column));
    }

    String text(Cells cells, int row, int column) {
        int from = cells.at(row, column);
        return from < 0 ? "" : new String(bytes, from, cells.at(row, column + 1) - from, charset);
    }

    private long get(int field) {
        return parsed.get(field);
    }
}
