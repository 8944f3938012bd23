package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;

/// Reads the sections of sampled buffers. In I/O-timed traces these are most of the bytes, so a WAIT line costs
/// little more than finding its end.
final class WaitLines {
    private static final Prefix WAIT = Prefix.of("WAIT #");
    private static final Prefix NAME = Prefix.of(": nam='");
    private static final Prefix ELA = Prefix.of("' ela=");
    private static final Prefix EVENTS = Prefix.of("WAIT EVENTS (");
    private static final Prefix EVENTS_OLD = Prefix.of("WAIT EVENTS (Oracle");
    private static final Prefix EVENTS_EBPF = Prefix.of("WAIT EVENTS (from eBPF)");
    private static final Prefix BY_PROCESS = Prefix.of("WAIT [PID ");
    private static final Prefix TABLE = Prefix.of("table='");
    private static final Prefix NONE = Prefix.of("(no physical I/O");
    private static final Prefix MORE = Prefix.of("... (showing first ");
    private static final long TABLE_LINE = Prefix.of("  table='").word(0);
    private static final int MOST_AT_ONCE = 1 << 12;
    /// Length of `db file sequential read`, the only event that the tracer prints.
    private static final int USUAL = 23;
    private static final int LONGEST_NAME = 256;

    private final Bytes bytes;
    private final RecordLog log;
    private final Figures figures;
    private final long[] start = new long[16];
    private int length;
    private int lines;
    private boolean section;
    private boolean counted;

    WaitLines(Bytes bytes, RecordLog log) {
        this.bytes = bytes;
        this.log = log;
        figures = new Figures(bytes);
    }

    /// Whether the last record was the heading of a section.
    boolean section() {
        return section;
    }

    /// Whether the last record was a WAIT line.
    boolean counted() {
        return counted;
    }

    /// Reads a line that starts with W; returns an offset in it, or -1 where it is no such record.
    long record(long line, long at) {
        section = false;
        counted = false;
        if (!bytes.starts(at, WAIT)) {
            return heading(line, at);
        }
        long id = figures.natural(at + WAIT.length());
        long behind = figures.next();
        if (id < 0) {
            return -1;
        }
        if (bytes.at(behind) == ' ' && bytes.at(behind + 1) == '(') {
            section = true;
            log.begin(RecordLog.WAIT_SECTION, line, at);
            log.add(id);
            return behind;
        }
        if (!bytes.starts(behind, NAME)) {
            return -1;
        }
        long name = behind + NAME.length();
        long ela = name + USUAL;
        if (!bytes.starts(ela, ELA)) {
            ela = quote(name);
            if (ela < 0) {
                return -1;
            }
        }
        if (figures.integer(ela + ELA.length()) == Figures.ABSENT) {
            return -1;
        }
        log.wait(line, at, id);
        counted = true;
        remember(at, ela + ELA.length());
        return figures.next();
    }

    private void remember(long from, long to) {
        length = (int) (to - from);
        if (length > 8 * start.length) {
            length = 0;
            return;
        }
        for (int i = 0; 8 * i < length; i++) {
            start[i] = bytes.word(from + 8L * i);
        }
    }

    /// Reads the lines behind a WAIT line as far as they are WAIT lines that start with the same bytes, or name
    /// the table of one; most of such a trace is nothing else.
    ///
    /// @param at start of a line
    /// @return start of the first other line; [#lines] tells how many there were
    long more(long at) {
        lines = 0;
        long next = at;
        long waits = 0;
        while (length > 0 && lines < MOST_AT_ONCE) {
            boolean table = bytes.word(next) == TABLE_LINE;
            if (!table && !again(next)) {
                break;
            }
            long end = bytes.lineEnd(next + (table ? Long.BYTES : length));
            if (end >= bytes.limit()) {
                break;
            }
            waits += table ? 0 : 1;
            lines++;
            next = end + 1;
        }
        log.addWaits(waits);
        return next;
    }

    private boolean again(long at) {
        if (!bytes.equal(at, start, length)) {
            return false;
        }
        int digit = bytes.at(at + length);
        return digit >= '0' && digit <= '9';
    }

    int lines() {
        return lines;
    }

    private long quote(long name) {
        for (long at = name; at < name + LONGEST_NAME; at++) {
            int c = bytes.at(at);
            if (c == '\'') {
                return bytes.starts(at, ELA) ? at : -1;
            }
            if (c < 0 || c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private long heading(long line, long at) {
        if (bytes.starts(at, EVENTS)) {
            section = true;
            if (bytes.starts(at, EVENTS_OLD)) {
                log.begin(RecordLog.DIALECT, line, at);
                log.add(Dialect.ULTIMATE_3.ordinal());
            }
            if (!bytes.starts(at, EVENTS_EBPF)) {
                log.begin(RecordLog.WAIT_SECTION, line, at);
                log.add(Figures.ABSENT);
            }
            return at + EVENTS.length();
        }
        return bytes.starts(at, BY_PROCESS) ? at + BY_PROCESS.length() : -1;
    }

    /// Reads an indented line of a section, from its first character that is no space; returns an offset in it,
    /// or
    /// -1.
    long detail(long at) {
        if (bytes.starts(at, TABLE)) {
            return at + TABLE.length();
        }
        return bytes.starts(at, NONE) || bytes.starts(at, MORE) ? at + 1 : -1;
    }
}
