package dev.pgtrace.format.trc;

import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decodes a plan with everything that is printed of it.
final class PlanDecoder {
    private static final int DEEPEST = 127;
    private static final int COST_LENGTH = 64;

    private enum Field {
        LOOPS,
        ROWS,
        STARTUP,
        TOTAL,
        HIT,
        READ,
        READ_TIME,
        DIRTIED,
        WRITTEN,
        LOCAL_HIT,
        LOCAL_READ,
        TEMP_READ,
        TEMP_WRITTEN,
        WAL_RECORDS,
        WAL_FPI,
        WAL_BYTES,
        PLANNED_ROWS,
        PLANNED_WIDTH
    }

    private final Bytes bytes;
    private final Charset charset;
    private final Figures figures;
    private final NodeLine line;
    private final List<PlanNode> nodes = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private boolean executed;
    private boolean pending;
    private String label = "";
    private Optional<String> relation = Optional.empty();
    private Optional<String> index = Optional.empty();
    private int depth;
    private double startupCost;
    private double totalCost;
    private long offset;
    private final Map<Field, Long> values = new HashMap<>();
    private final List<String> details = new ArrayList<>();

    PlanDecoder(Bytes bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
        figures = new Figures(bytes);
        line = new NodeLine(bytes, figures);
    }

    int size() {
        return nodes.size() + (pending ? 1 : 0);
    }

    List<PlanNode> nodes() {
        finish();
        return nodes;
    }

    /// Starts the node whose line and arrow are here.
    void node(long start, long arrow) {
        finish();
        pending = true;
        offset = start;
        depth = (int) Math.min((arrow - start) / 2, DEEPEST);
        line.read(arrow + PlanScanner.ARROW.length());
        label = text(line.labelFrom(), line.labelTo());
        relation =
                line.relationFrom() < 0 ? Optional.empty() : Optional.of(text(line.relationFrom(), line.relationTo()));
        index = line.indexFrom() < 0 ? Optional.empty() : Optional.of(text(line.indexFrom(), line.indexTo()));
        put(Field.PLANNED_ROWS, line.plannedRows());
        put(Field.PLANNED_WIDTH, line.plannedWidth());
        costs(line.costAt());
        boolean actual = (line.flags() & RecordLog.NODE_ACTUAL) != 0;
        if (nodes.isEmpty()) {
            executed = actual;
        }
        if (actual) {
            put(Field.LOOPS, line.loops());
            put(Field.ROWS, line.rows() < 0 || line.loops() < 0 ? Table.MISSING : line.rows() * line.loops());
        } else if (executed) {
            put(Field.LOOPS, 0);
        }
    }

    private void costs(long at) {
        startupCost = Double.NaN;
        totalCost = Double.NaN;
        if (at < 0) {
            return;
        }
        String text = text(at, Math.min(bytes.lineEnd(at), at + COST_LENGTH));
        int dots = text.indexOf("..");
        int end = text.indexOf(' ');
        if (dots > 0 && end > dots) {
            startupCost = decimal(text.substring(0, dots));
            totalCost = decimal(text.substring(dots + 2, end));
        }
    }

    /// Reads a line of the node, trimmed.
    void detail(String text) {
        String trimmed = text.strip();
        if (!pending || !known(trimmed)) {
            details.add(trimmed);
        }
    }

    private boolean known(String text) {
        if (text.startsWith("Relation: ")) {
            relation = Optional.of(text.substring(10));
        } else if (text.startsWith("Index: ")) {
            index = Optional.of(text.substring(7));
        } else if (text.startsWith("Timing: ") || text.startsWith("Time: startup=")) {
            put(Field.STARTUP, millis(text, "startup="));
            put(Field.TOTAL, millis(text, "total="));
        } else if (text.startsWith("Buffers: ")) {
            blocks(text);
        } else if (text.startsWith("Local Buffers: ")) {
            put(Field.LOCAL_HIT, number(text, "hit="));
            put(Field.LOCAL_READ, number(text, "read="));
        } else if (text.startsWith("Temp")) {
            put(Field.TEMP_READ, number(text, "read="));
            put(Field.TEMP_WRITTEN, number(text, "written="));
        } else if (text.startsWith("WAL: ")) {
            put(Field.WAL_RECORDS, number(text, "records="));
            put(Field.WAL_FPI, number(text, "fpi="));
            put(Field.WAL_BYTES, number(text, "bytes="));
        } else if (text.startsWith("Rows: planned=")) {
            put(Field.PLANNED_ROWS, number(text, "planned="));
            put(Field.ROWS, number(text, "actual="));
            put(Field.LOOPS, number(text, "loops="));
        } else if (text.startsWith("c=") && text.contains(",e=")) {
            put(Field.TOTAL, number(text, "c="));
            put(Field.ROWS, number(text, ",r="));
        } else if (text.startsWith("cr=")) {
            put(Field.HIT, number(text, "cr="));
            put(Field.READ, number(text, " pr="));
            put(Field.WRITTEN, number(text, " pw="));
            put(Field.DIRTIED, number(text, "dirtied="));
        } else {
            // The tiers that the tracer guesses stand behind the total, so that the line is kept as a detail too.
            if (text.startsWith("I/O Detail: ")) {
                put(Field.READ_TIME, millis(text, "total="));
            }
            return false;
        }
        return true;
    }

    private void blocks(String text) {
        put(Field.HIT, number(text, "hit="));
        put(Field.READ, number(text, " read="));
        put(Field.DIRTIED, number(text, " dirtied="));
        put(Field.WRITTEN, number(text, " written="));
    }

    private void put(Field field, long value) {
        if (value >= 0) {
            values.put(field, value);
        }
    }

    private long get(Field field) {
        return values.getOrDefault(field, Table.MISSING);
    }

    private void finish() {
        if (!pending) {
            details.clear();
            return;
        }
        pending = false;
        while (!open.isEmpty() && nodes.get(open.getLast()).depth() >= depth) {
            open.removeLast();
        }
        int parent = open.isEmpty() ? -1 : open.getLast();
        open.add(nodes.size());
        nodes.add(new PlanNode(
                label,
                relation,
                index,
                depth,
                parent,
                startupCost,
                totalCost,
                get(Field.PLANNED_ROWS),
                get(Field.PLANNED_WIDTH),
                get(Field.LOOPS),
                get(Field.ROWS),
                get(Field.STARTUP),
                get(Field.TOTAL),
                get(Field.HIT),
                get(Field.READ),
                get(Field.READ_TIME),
                get(Field.DIRTIED),
                get(Field.WRITTEN),
                get(Field.LOCAL_HIT),
                get(Field.LOCAL_READ),
                get(Field.TEMP_READ),
                get(Field.TEMP_WRITTEN),
                get(Field.WAL_RECORDS),
                get(Field.WAL_FPI),
                get(Field.WAL_BYTES),
                offset,
                details));
        values.clear();
        details.clear();
    }

    private String text(long from, long to) {
        byte[] text = new byte[(int) Math.max(0, Math.min(to - from, NameTable.LONGEST))];
        bytes.copy(from, text, text.length);
        return new String(text, charset);
    }

    /// The digits behind a key, or -1.
    static long number(String text, String key) {
        int from = text.indexOf(key);
        if (from < 0) {
            return Table.MISSING;
        }
        from += key.length();
        int end = from;
        while (end < text.length() && end - from < 18 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == from ? Table.MISSING : Long.parseLong(text, from, end, 10);
    }

    private static long millis(String text, String key) {
        int from = text.indexOf(key);
        if (from < 0) {
            return Table.MISSING;
        }
        from += key.length();
        int end = from;
        while (end < text.length() && (Character.digit(text.charAt(end), 10) >= 0 || text.charAt(end) == '.')) {
            end++;
        }
        double value = decimal(text.substring(from, end));
        return Double.isNaN(value) || value > 1e15 ? Table.MISSING : Math.round(value * 1000);
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
