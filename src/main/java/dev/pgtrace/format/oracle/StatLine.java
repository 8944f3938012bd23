package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;

/// The parts of a STAT line, used again for the next line:
/// `STAT #3 id=2 cnt=1 pid=1 pos=1 obj=76155 op='TABLE ACCESS FULL T (cr=1 pr=0 pw=0 str=1 time=8 us cost=1 size=43
/// card=1)'`. The figures in parentheses came with 9.2 (then `r=` and `w=`), `cost size card` with 11.1, `str` with
/// 12.2.
final class StatLine {
    private static final byte[] OP = Ascii.bytes(" op='");
    private static final byte[] FIGURES = Ascii.bytes("(cr=");

    long cursor;
    long id;
    long parent;
    long object;
    int opFrom;
    int opTo;
    private long rows;
    private final RecordFields fields = new RecordFields();
    private boolean bad;

    /// @return whether the line is a plan node: number, id, parent and operation, closed with a quote
    boolean read(byte[] bytes, int from, int to) {
        CursorNumber number = CursorNumber.read(bytes, from + LineKind.STAT.length(), to);
        int op = Ascii.find(bytes, number.end(), to, OP);
        int close = Ascii.trimEnd(bytes, from, to) - 1;
        if (!number.valid() || op < 0 || close < op + OP.length || bytes[close] != '\'') {
            return false;
        }
        fields.read(bytes, number.end(), op);
        bad = fields.isBad(Field.CNT);
        cursor = number.value();
        id = fields.get(Field.ID);
        parent = fields.get(Field.PID);
        object = fields.get(Field.OBJ);
        rows = fields.get(Field.CNT);
        opFrom = op + OP.length;
        int figures = Ascii.findLast(bytes, opFrom, close, FIGURES);
        opTo = Ascii.trimEnd(bytes, opFrom, figures < 0 ? close : figures);
        fields.read(bytes, figures < 0 ? close : figures + 1, close);
        bad |= fields.isBad();
        return id > 0 && parent >= 0 && opTo > opFrom;
    }

    boolean isBad() {
        return bad;
    }

    long rows() {
        return rows;
    }

    /// Times the operation was started, or missing.
    long starts() {
        return fields.get(Field.STR);
    }

    long micros(Clock clock) {
        return clock.micros(fields.get(Field.TIME));
    }

    long readBlocks() {
        long pr = fields.get(Field.PR);
        return pr == Table.MISSING ? fields.get(Field.R) : pr;
    }

    long hitBlocks() {
        long blocks = fields.get(Field.CR);
        return blocks == Table.MISSING ? blocks : Math.max(0, blocks - Math.max(0, readBlocks()));
    }

    long writtenBlocks() {
        long pw = fields.get(Field.PW);
        return pw == Table.MISSING ? fields.get(Field.W) : pw;
    }

    long plannedRows() {
        return fields.get(Field.CARD);
    }

    long cost() {
        return fields.get(Field.COST);
    }

    long plannedBytes() {
        return fields.get(Field.SIZE);
    }

    /// Whether the line tells what the operation did, and it was started.
    boolean isExecuted() {
        return starts() > 0 || (starts() == Table.MISSING && fields.get(Field.CR) != Table.MISSING);
    }
}
