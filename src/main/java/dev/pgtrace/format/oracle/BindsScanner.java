package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Table;

/// Goes over a list of binds, one after the other. The two forms:
///
/// ```
/// BINDS #3:                                                   BINDS #80:
///  Bind#0                                                      bind 0: dty=1 mxl=32(30) mal=00 scl=00 pre=00 …
///   oacdty=01 mxl=32(24) mxlc=00 mal=00 scl=00 pre=00            bfp=b73093f4 bln=32 avl=30 flg=05
///   oacflg=03 fl2=1000010 frm=01 csi=873 siz=0 off=128           value="ATTRIBUTE10"
///   kxsbbbfp=7fae3bd03058  bln=32  avl=06  flg=01             bind 1: (No oacdef for this bind)
///   value="unibet"
///  Bind#1
///   No oacdef for this bind.
/// ```
///
/// Values are raw and may have line breaks and text that looks like a record. A quoted value ends at the quote that
/// `avl` (its length in bytes) points to, if there is one and its line ends there; else at the first quote at the
/// end of a line; else before the first record that lies behind `avl` bytes.
final class BindsScanner {
    private static final byte[] NEW_FORM = Ascii.bytes("Bind#");
    private static final byte[] OLD_FORM = Ascii.bytes("bind ");
    private static final byte[] TYPE = Ascii.bytes("dty=");
    private static final byte[] LENGTH = Ascii.bytes("avl=");
    private static final byte[] VALUE = Ascii.bytes("value=");
    private static final byte[] NO_BUFFER = Ascii.bytes("No oacdef");
    /// No bind value is longer; a larger `avl` is a damaged one.
    private static final long LONGEST = 1 << 16;

    private static final long NONE = -1;

    private final LineWindow lines;
    private boolean atHeader;

    private long position;
    private long type;
    private long length;
    private boolean buffer;
    private long valueFrom;
    private long valueTo;
    private boolean quoted;

    /// @param lines at the line with BINDS
    BindsScanner(LineWindow lines) {
        this.lines = lines;
    }

    /// Goes to the next bind. After the last one the window is before the line that ended the list.
    boolean next() throws TraceException {
        while (!atHeader) {
            if (!lines.advance()) {
                return false;
            }
            if (endsList()) {
                lines.again();
                return false;
            }
            atHeader = isHeader();
        }
        begin();
        while (lines.advance()) {
            if (endsList()) {
                lines.again();
                return true;
            }
            if (isHeader()) {
                atHeader = true;
                return true;
            }
            detail();
        }
        return true;
    }

    /// From 0, as printed.
    int position() {
        return (int) position;
    }

    /// Oracle's type code, or missing.
    long type() {
        return type;
    }

    /// False for a placeholder that shares another one's value.
    boolean hasBuffer() {
        return buffer;
    }

    boolean isNull() {
        return buffer && (length == 0 || valueFrom == NONE);
    }

    boolean hasValue() {
        return valueFrom != NONE;
    }

    /// Offsets of the value, without its quotes.
    long valueFrom() {
        return valueFrom;
    }

    long valueTo() {
        return valueTo;
    }

    boolean isQuoted() {
        return quoted;
    }

    private void begin() {
        byte[] bytes = lines.bytes();
        int at = Ascii.skipBlanks(bytes, lines.from(), lines.to()) + NEW_FORM.length;
        position = Math.clamp(CursorNumber.read(bytes, at, lines.to()).value(), 0, Integer.MAX_VALUE);
        type = Table.MISSING;
        length = Table.MISSING;
        buffer = true;
        valueFrom = NONE;
        valueTo = NONE;
        quoted = false;
        atHeader = false;
        attributes(bytes, at);
    }

    private void detail() throws TraceException {
        byte[] bytes = lines.bytes();
        int at = Ascii.skipBlanks(bytes, lines.from(), lines.to());
        if (valueFrom == NONE && Ascii.startsWith(bytes, at, lines.to(), VALUE)) {
            value(at + VALUE.length);
        } else if (valueFrom == NONE) {
            attributes(bytes, at);
        }
    }

    private void attributes(byte[] bytes, int from) {
        int to = Math.min(lines.to(), from + 400);
        if (type == Table.MISSING) {
            type = number(bytes, from, to, TYPE);
        }
        if (length == Table.MISSING) {
            length = number(bytes, from, to, LENGTH);
        }
        if (Ascii.find(bytes, from, to, NO_BUFFER) >= 0) {
            buffer = false;
        }
    }

    private static long number(byte[] bytes, int from, int to, byte[] label) {
        int at = Ascii.find(bytes, from, to, label);
        CursorNumber number = at < 0 ? null : CursorNumber.read(bytes, at + label.length, to);
        return number == null || !number.valid() ? Table.MISSING : Math.clamp(number.value(), 0, LONGEST);
    }

    private void value(int at) throws TraceException {
        valueFrom = lines.offset() + at - lines.from();
        valueTo = lines.offset() + lines.to() - lines.from();
        quoted = at < lines.to() && lines.bytes()[at] == '"';
        if (quoted) {
            valueFrom++;
            quotedValue();
        }
    }

    private void quotedValue() throws TraceException {
        long expected = valueFrom + Math.max(0, length);
        if (length > 0 && lines.byteAt(expected) == '"' && lines.isLineEnd(expected + 1)) {
            valueTo = expected;
            lines.goTo(expected);
            return;
        }
        long opening = valueFrom - 1;
        do {
            long last = lines.offset() + lines.to() - lines.from() - 1;
            if (lines.offset() > expected && lines.offset() > opening && (endsList() || isHeader())) {
                valueTo = Math.max(valueFrom, lines.offset() - 1);
                lines.again();
                return;
            }
            if (last > opening && lines.to() > lines.from() && lines.bytes()[lines.to() - 1] == '"') {
                valueTo = last;
                return;
            }
        } while (lines.advance());
        valueTo = Math.max(valueFrom, lines.end());
    }

    private boolean isHeader() {
        byte[] bytes = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        if (from == to || bytes[from] != ' ') {
            return false;
        }
        int at = Ascii.skipBlanks(bytes, from, to);
        boolean named = Ascii.startsWith(bytes, at, to, NEW_FORM) || Ascii.startsWith(bytes, at, to, OLD_FORM);
        return named && at + NEW_FORM.length < to && Ascii.isDigit(bytes[at + NEW_FORM.length]);
    }

    /// A record ends the list, a time stamp that Oracle writes in between does not.
    private boolean endsList() {
        byte[] bytes = lines.bytes();
        LineKind kind = LineKind.of(bytes, lines.from(), lines.to());
        if (kind != LineKind.STARS) {
            return kind.isRecord();
        }
        int stamp = lines.from() + LineKind.STARS.length();
        return Timestamp.find(bytes, stamp, Math.min(lines.to(), stamp + Timestamp.DATE_AND_HOUR)) != stamp;
    }
}
