package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;

/// Where the parts of a WAIT line are:
/// `WAIT #n: nam='db file sequential read' ela= 343 file#=414 block#=2090520 blocks=1 obj#=89440
/// tim=5793511831255`, up to 10.1 with `p1= p2= p3=` and no `obj#` or `tim`. Used again for the next line.
final class WaitLine {
    private static final byte[] NAME = Ascii.bytes("nam=");
    private static final byte[] ELAPSED = Ascii.bytes("ela=");
    private static final byte[] TIME = Ascii.bytes(" tim=");
    private static final byte[] BLOCKS = Ascii.bytes(" blocks=");
    private static final byte[] BLOCK_COUNT = Ascii.bytes(" block cnt=");

    long cursor;
    int nameFrom;
    int nameTo;
    int parametersFrom;
    int parametersTo;
    /// In units of the trace's clock, or missing.
    long elapsed;

    long end;

    private boolean bad;

    /// @return whether the line has a cursor, a name and an elapsed time
    boolean read(byte[] bytes, int from, int to) {
        CursorNumber number = CursorNumber.read(bytes, from + LineKind.WAIT.length(), to);
        int name = Ascii.find(bytes, number.end(), to, NAME) + NAME.length;
        if (!number.valid() || name < NAME.length || name >= to) {
            return false;
        }
        byte quote = bytes[name];
        int label = quote == '\'' || quote == '"' ? Ascii.findLast(bytes, name, to, ELAPSED) : -1;
        int close = label < 0 ? label : Ascii.trimEnd(bytes, name, label) - 1;
        if (close <= name || bytes[close] != quote) {
            return false;
        }
        cursor = number.value();
        nameFrom = name + 1;
        nameTo = close;
        int time = Ascii.findLast(bytes, label, to, TIME);
        parametersTo = time < 0 ? to : time;
        parametersFrom = Ascii.skipBlanks(bytes, label + ELAPSED.length, to);
        while (parametersFrom < parametersTo && bytes[parametersFrom] != ' ') {
            parametersFrom++;
        }
        parametersFrom = Math.min(Ascii.skipBlanks(bytes, parametersFrom, to), parametersTo);
        bad = false;
        elapsed = number(bytes, label + ELAPSED.length, to);
        end = time < 0 ? Table.MISSING : number(bytes, time + TIME.length, to);
        return true;
    }

    /// Whether a number could not be read or was negative.
    boolean isBad() {
        return bad;
    }

    private long number(byte[] bytes, int from, int to) {
        CursorNumber number = CursorNumber.read(bytes, Ascii.skipBlanks(bytes, from, to), to);
        boolean clean = number.end() == to || Ascii.isBlank(bytes[number.end()]);
        if (clean && number.valid() && number.value() >= 0) {
            return number.value();
        }
        bad = true;
        return Table.MISSING;
    }

    /// Blocks that a read was about, or missing.
    long blocks(byte[] bytes) {
        long blocks = after(bytes, BLOCKS);
        return blocks >= 0 ? blocks : after(bytes, BLOCK_COUNT);
    }

    private long after(byte[] bytes, byte[] label) {
        int at = Ascii.find(bytes, Math.max(nameTo, parametersFrom - 1), parametersTo, label);
        if (at < 0) {
            return -1;
        }
        CursorNumber number = CursorNumber.read(bytes, at + label.length, parametersTo);
        return number.valid() && number.value() >= 0 && number.value() < Integer.MAX_VALUE ? number.value() : -1;
    }
}
