package dev.pgtrace.format.trc;

import dev.pgtrace.model.NodeColumn;

/// Reads the lines of a plan: a node, then the lines that belong to it.
final class PlanScanner {
    static final Prefix ARROW = Prefix.of("-> ");
    static final Prefix RELATION = Prefix.of("Relation: ");
    static final Prefix INDEX = Prefix.of("Index: ");
    static final Prefix TIMING = Prefix.of("Timing: startup=");
    static final Prefix TOTAL = Prefix.of(" ms, total=");
    static final Prefix BUFFERS = Prefix.of("Buffers: shared hit=");
    static final Prefix READ = Prefix.of(" read=");
    static final Prefix DIRTIED = Prefix.of(" dirtied=");
    static final Prefix WRITTEN = Prefix.of(" written=");
    static final Prefix IO_DETAIL = Prefix.of("I/O Detail: total=");
    static final Prefix TEMP_BUFFERS = Prefix.of("Temp Buffers: read=");
    static final Prefix TEMP = Prefix.of("Temp: read=");
    static final Prefix WAL = Prefix.of("WAL: records=");
    static final Prefix FPI = Prefix.of(" fpi=");
    static final Prefix BYTES = Prefix.of(" bytes=");
    static final Prefix ROWS = Prefix.of("Rows: planned=");
    static final Prefix ACTUAL = Prefix.of(" actual=");
    static final Prefix LOOPS = Prefix.of(" loops=");
    static final Prefix TIME = Prefix.of("Time: startup=");
    static final Prefix TIME_TOTAL = Prefix.of(" total=");
    static final Prefix C = Prefix.of("c=");
    static final Prefix E = Prefix.of(",e=");
    static final Prefix R = Prefix.of(",r=");
    static final Prefix CR = Prefix.of("cr=");
    static final Prefix PR = Prefix.of(" pr=");
    static final Prefix PW = Prefix.of(" pw=");
    static final Prefix COST = Prefix.of("(cost=");
    static final Prefix ACTUAL_ROWS = Prefix.of("(actual rows=");
    static final Prefix ROWS_EACH = Prefix.of(" rows=");
    static final Prefix WIDTH = Prefix.of(" width=");
    static final Prefix PLAN_ROWS = Prefix.of(" :plan_rows ");

    private static final Prefix[] OTHERS = {
        Prefix.of("Time breakdown: "),
        Prefix.of("(track_io_timing="),
        Prefix.of("Local Buffers: "),
        Prefix.of("Timing: "),
        Prefix.of("I/O Detail: "),
        Prefix.of("Buffers: ")
    };
    private static final int COLUMNS = NodeColumn.values().length;
    /// Levels whose indent the tracer still prints in full.
    private static final int DEEPEST = 127;

    private final Bytes bytes;
    private final Figures figures;
    private final RecordLog log;
    private final NodeLine line;
    private final long[] values = new long[COLUMNS];
    private boolean open;
    private long mask;
    private long lineNumber;
    private long offset;
    private int depth;
    private int label;
    private int relation;
    private int index;
    private int flags;

    PlanScanner(Bytes bytes, RecordLog log) {
        this.bytes = bytes;
        this.log = log;
        figures = new Figures(bytes);
        line = new NodeLine(bytes, figures);
    }

    /// Whether the lines of a node are being read.
    boolean open() {
        return open;
    }

    /// Starts a node at its arrow; returns the end of its line.
    long node(long number, long start, long arrow) {
        flush();
        open = true;
        mask = 0;
        lineNumber = number;
        offset = start;
        depth = (int) Math.min((arrow - start) / 2, DEEPEST);
        relation = -1;
        index = -1;
        long end = line.read(arrow + ARROW.length());
        flags = line.flags();
        label = log.names().id(bytes, line.labelFrom(), line.labelTo());
        if (line.relationFrom() >= 0) {
            relation = log.names().id(bytes, line.relationFrom(), line.relationTo());
        }
        if (line.indexFrom() >= 0) {
            index = log.names().id(bytes, line.indexFrom(), line.indexTo());
        }
        set(NodeColumn.PLANNED_ROWS, line.plannedRows());
        if ((flags & RecordLog.NODE_ACTUAL) != 0) {
            set(NodeColumn.LOOPS, line.loops());
            set(NodeColumn.ROWS, times(line.rows(), line.loops()));
        }
        return end;
    }

    private static long times(long rows, long loops) {
        if (rows < 0 || loops < 0) {
            return Figures.BAD;
        }
        long high = Math.multiplyHigh(rows, loops);
        long low = rows * loops;
        return high != 0 || low < 0 ? Figures.BAD : low;
    }

    private void set(NodeColumn column, long value) {
        if (value != Figures.ABSENT) {
            values[column.ordinal()] = value;
            mask |= 1L << column.ordinal();
        }
    }

    /// Writes the node that is open, if any.
    void flush() {
        if (!open) {
            return;
        }
        open = false;
        if ((flags & RecordLog.NODE_ACTUAL) != 0
                && (mask & 1L << NodeColumn.READ_BLOCKS.ordinal()) != 0
                && values[NodeColumn.READ_BLOCKS.ordinal()] > 0
                && (mask & 1L << NodeColumn.READ_MICROS.ordinal()) == 0) {
            flags |= RecordLog.NODE_UNTIMED;
        }
        log.begin(RecordLog.NODE, lineNumber, offset);
        log.add(depth);
        log.add(label);
        log.add(relation);
        log.add(index);
        log.add(flags);
        log.add(mask);
        for (long left = mask; left != 0; left &= left - 1) {
            log.add(values[Long.numberOfTrailingZeros(left)]);
        }
    }

    /// Reads a line of the open node.
    ///
    /// @param at its first character that is no space
    /// @return an offset in the line from which its end is to be looked for, or -1 where no such line is known
    long detail(long at) {
        return switch (bytes.at(at)) {
            case 'B' -> bytes.starts(at, BUFFERS) ? buffers(at + BUFFERS.length()) : other(at);
            case 'T' -> timing(at);
            case 'I' -> index(at);
            case 'R' -> relation(at);
            case 'W' -> wal(at);
            case 'c' -> enhanced(at);
            case '(', 'L' -> other(at);
            default -> -1;
        };
    }

    private long other(long at) {
        for (Prefix prefix : OTHERS) {
            if (bytes.starts(at, prefix)) {
                return at + prefix.length();
            }
        }
        return -1;
    }

    private long timing(long at) {
        if (bytes.starts(at, TIMING)) {
            long startup = figures.decimal(at + TIMING.length(), 3);
            if (startup != Figures.ABSENT && bytes.starts(figures.next(), TOTAL)) {
                set(NodeColumn.TOTAL_MICROS, figures.decimal(figures.next() + TOTAL.length(), 3));
            }
            return figures.next();
        }
        if (bytes.starts(at, TEMP_BUFFERS)) {
            return temp(at + TEMP_BUFFERS.length());
        }
        if (bytes.starts(at, TEMP)) {
            return temp(at + TEMP.length());
        }
        if (bytes.starts(at, TIME)) {
            figures.decimal(at + TIME.length(), 3);
            if (bytes.starts(figures.next(), TIME_TOTAL)) {
                set(NodeColumn.TOTAL_MICROS, figures.decimal(figures.next() + TIME_TOTAL.length(), 3));
            }
            return figures.next();
        }
        return other(at);
    }

    private long temp(long at) {
        set(NodeColumn.TEMP_READ_BLOCKS, figures.integer(at));
        follow(WRITTEN, NodeColumn.TEMP_WRITTEN_BLOCKS);
        return figures.next();
    }

    private long buffers(long at) {
        set(NodeColumn.HIT_BLOCKS, figures.integer(at));
        follow(READ, NodeColumn.READ_BLOCKS);
        follow(DIRTIED, NodeColumn.DIRTIED_BLOCKS);
        follow(WRITTEN, NodeColumn.WRITTEN_BLOCKS);
        return figures.next();
    }

    /// Reads a number that comes next under this name, if it does.
    private void follow(Prefix name, NodeColumn column) {
        long at = figures.next();
        if (bytes.starts(at, name)) {
            set(column, figures.integer(at + name.length()));
        }
    }

    private long index(long at) {
        if (bytes.starts(at, INDEX)) {
            long end = contentEnd(at);
            index = log.names().id(bytes, at + INDEX.length(), end);
            return end;
        }
        if (bytes.starts(at, IO_DETAIL)) {
            set(NodeColumn.READ_MICROS, figures.decimal(at + IO_DETAIL.length(), 3));
            if (guesses(figures.next())) {
                flags |= RecordLog.NODE_GUESSED;
            }
            return figures.next();
        }
        return other(at);
    }

    private boolean guesses(long from) {
        long end = bytes.lineEnd(from, from + 128);
        return bytes.find('~', from, end) < end;
    }

    private long relation(long at) {
        if (bytes.starts(at, RELATION)) {
            long end = contentEnd(at);
            relation = log.names().id(bytes, at + RELATION.length(), end);
            return end;
        }
        if (bytes.starts(at, ROWS)) {
            set(NodeColumn.PLANNED_ROWS, figures.integer(at + ROWS.length()));
            follow(ACTUAL, NodeColumn.ROWS);
            follow(LOOPS, NodeColumn.LOOPS);
            return figures.next();
        }
        return -1;
    }

    private long wal(long at) {
        if (!bytes.starts(at, WAL)) {
            return -1;
        }
        figures.integer(at + WAL.length());
        if (bytes.starts(figures.next(), FPI)) {
            figures.integer(figures.next() + FPI.length());
        }
        follow(BYTES, NodeColumn.WAL_BYTES);
        return figures.next();
    }

    private long enhanced(long at) {
        if (bytes.starts(at, C)) {
            long micros = figures.integer(at + C.length());
            if (micros == Figures.ABSENT || !bytes.starts(figures.next(), E)) {
                return -1;
            }
            set(NodeColumn.TOTAL_MICROS, micros);
            figures.decimal(figures.next() + E.length(), 3);
            follow(R, NodeColumn.ROWS);
            return figures.next();
        }
        if (!bytes.starts(at, CR)) {
            return -1;
        }
        set(NodeColumn.HIT_BLOCKS, figures.integer(at + CR.length()));
        follow(PR, NodeColumn.READ_BLOCKS);
        follow(PW, NodeColumn.WRITTEN_BLOCKS);
        follow(DIRTIED, NodeColumn.DIRTIED_BLOCKS);
        return figures.next();
    }

    private long contentEnd(long from) {
        long end = bytes.lineEnd(from);
        return bytes.at(end - 1) == '\r' ? end - 1 : end;
    }
}
