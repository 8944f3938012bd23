package dev.pgtrace.format.trc;

/// Reads the first line of a plan node, behind its arrow: a label in some spelling, perhaps a cost, perhaps
/// figures.
///
///     SEQSCAN  (cost=0.00..1.25 rows=25 width=13) (actual rows=25 loops=1)
///     AGG [Node 1]
///     {SEQSCAN :startup_cost 0.00 :total_cost 1.25 :plan_rows 25 ...} (actual rows=4 loops=22)
///     Index Scan using t_pkey on t
final class NodeLine {
    private static final Prefix ON = Prefix.of(" on ");
    private static final Prefix USING = Prefix.of(" using ");
    /// Longest `(actual rows=... loops=...)` looked for at the end of a line.
    private static final int ACTUAL_LENGTH = 64;
    /// Where `:plan_rows` is looked for in a dump.
    private static final int DUMP_HEAD = 160;

    private final Bytes bytes;
    private final Figures figures;
    private long labelFrom;
    private long labelTo;
    private long relationFrom;
    private long relationTo;
    private long indexFrom;
    private long indexTo;
    private long costAt;
    private long plannedRows;
    private long plannedWidth;
    private long rows;
    private long loops;
    private int flags;

    NodeLine(Bytes bytes, Figures figures) {
        this.bytes = bytes;
        this.figures = figures;
    }

    /// @param at first byte behind the arrow
    /// @return an offset in the line from which its end is to be looked for
    long read(long at) {
        relationFrom = -1;
        indexFrom = -1;
        costAt = -1;
        plannedRows = Figures.ABSENT;
        plannedWidth = Figures.ABSENT;
        flags = 0;
        labelFrom = at;
        if (bytes.at(at) == '{') {
            return dump(at);
        }
        long end = capitals(at);
        labelTo = end;
        long behind = end;
        while (bytes.at(behind) == ' ') {
            behind++;
        }
        int c = bytes.at(behind);
        if (c != '(' && c != '\n') {
            behind = spelled(at);
        }
        if (bytes.starts(behind, PlanScanner.COST)) {
            behind = cost(behind);
            if (behind >= 0 && bytes.at(behind) == ' ' && actual(behind + 1)) {
                return figures.next() + 1;
            }
        }
        return tail(Math.max(behind, labelTo));
    }

    private long capitals(long from) {
        long at = from;
        int c;
        while ((c = bytes.at(at)) >= 'A' && c <= 'Z') {
            at++;
        }
        return at;
    }

    /// A label of several words; returns where the rest starts.
    private long spelled(long from) {
        long at = from;
        int c;
        while ((c = bytes.at(at)) >= 0 && c != '\n' && at - from < NameTable.LONGEST) {
            if (at > from && bytes.at(at - 1) == ' ' && (c == '(' || c == '[')) {
                break;
            }
            if (c == ' ' && bytes.starts(at, ON) && relationFrom < 0) {
                relationFrom = at + ON.length();
            } else if (c == ' ' && bytes.starts(at, USING) && indexFrom < 0 && relationFrom < 0) {
                indexFrom = at + USING.length();
            }
            at++;
        }
        long end = trimmed(from, at);
        labelTo = end;
        if (relationFrom >= 0) {
            relationTo = Math.max(relationFrom, wordEnd(relationFrom, end));
            labelTo = relationFrom - ON.length();
        }
        if (indexFrom >= 0) {
            indexTo = Math.max(indexFrom, wordEnd(indexFrom, end));
            labelTo = indexFrom - USING.length();
        }
        return at;
    }

    private long trimmed(long from, long to) {
        long end = to;
        while (end > from && (bytes.at(end - 1) == ' ' || bytes.at(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private long wordEnd(long from, long to) {
        long at = from;
        while (at < to && bytes.at(at) != ' ') {
            at++;
        }
        return at;
    }

    /// Reads a cost; returns the offset behind it, or -1.
    private long cost(long at) {
        costAt = at + PlanScanner.COST.length();
        long digits = costAt;
        int c;
        while ((c = bytes.at(digits)) >= '0' && c <= '9' || c == '.' || c == '-') {
            digits++;
        }
        if (!bytes.starts(digits, PlanScanner.ROWS_EACH)) {
            return -1;
        }
        long planned = figures.integer(digits + PlanScanner.ROWS_EACH.length());
        if (!bytes.starts(figures.next(), PlanScanner.WIDTH)) {
            return -1;
        }
        long width = figures.integer(figures.next() + PlanScanner.WIDTH.length());
        if (planned == Figures.ABSENT || width == Figures.ABSENT || bytes.at(figures.next()) != ')') {
            return -1;
        }
        plannedWidth = width;
        plannedRows = planned;
        flags |= RecordLog.NODE_COST;
        return figures.next() + 1;
    }

    /// Reads `(actual rows=r loops=l)` if that ends the line.
    private boolean actual(long at) {
        if (!bytes.starts(at, PlanScanner.ACTUAL_ROWS)) {
            return false;
        }
        long count = figures.integer(at + PlanScanner.ACTUAL_ROWS.length());
        if (count == Figures.ABSENT || !bytes.starts(figures.next(), PlanScanner.LOOPS)) {
            return false;
        }
        long times = figures.natural(figures.next() + PlanScanner.LOOPS.length());
        if (times == Figures.ABSENT || bytes.at(figures.next()) != ')' || bytes.afterEol(figures.next() + 1) < 0) {
            return false;
        }
        rows = count;
        loops = times;
        flags |= RecordLog.NODE_ACTUAL;
        return true;
    }

    /// Looks for figures at the end of the line.
    private long tail(long from) {
        long end = bytes.lineEnd(from);
        long content = end > from && bytes.at(end - 1) == '\r' ? end - 1 : end;
        if (content > from && bytes.at(content - 1) == ')') {
            long stop = Math.max(from - 1, content - ACTUAL_LENGTH);
            for (long at = content - 1; at > stop; at--) {
                if (bytes.at(at) == '(') {
                    actual(at);
                    break;
                }
            }
        }
        return end;
    }

    /// A node as PostgreSQL's nodeToString prints it.
    private long dump(long at) {
        flags |= RecordLog.NODE_DUMP;
        labelFrom = at + 1;
        labelTo = capitals(labelFrom);
        long end = bytes.lineEnd(labelTo, labelTo + DUMP_HEAD);
        for (long p = labelTo; p < end; p++) {
            if (bytes.at(p) == ' ' && bytes.starts(p, PlanScanner.PLAN_ROWS)) {
                plannedRows = figures.natural(p + PlanScanner.PLAN_ROWS.length());
                break;
            }
        }
        return tail(labelTo);
    }

    long labelFrom() {
        return labelFrom;
    }

    long labelTo() {
        return labelTo;
    }

    /// Offset of the relation in the line, or -1.
    long relationFrom() {
        return relationFrom;
    }

    long relationTo() {
        return relationTo;
    }

    /// Offset of the index in the line, or -1.
    long indexFrom() {
        return indexFrom;
    }

    long indexTo() {
        return indexTo;
    }

    /// Offset of the startup cost, or -1.
    long costAt() {
        return costAt;
    }

    long plannedRows() {
        return plannedRows;
    }

    long plannedWidth() {
        return plannedWidth;
    }

    /// A loop.
    long rows() {
        return rows;
    }

    long loops() {
        return loops;
    }

    /// Bits of [RecordLog].
    int flags() {
        return flags;
    }
}
