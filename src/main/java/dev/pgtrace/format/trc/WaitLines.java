package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;

/// Reads the sections of sampled buffers. In I/O-timed traces these are most of the bytes, so a WAIT line costs
/// little
/// more than finding its end.
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
    /// Length of `db file sequential read`, the only event that the tracer prints.
    private static final int USUAL = 23;
    private static final int LONGEST_NAME = 256;

    private final Bytes bytes;
    private final RecordLog log;
    private final Figures figures;
    private boolean section;

    WaitLines(Bytes bytes, RecordLog log) {
        this.bytes = bytes;
        this.log = log;
        figures = new Figures(bytes);
    }

    /// Whether the last record was the heading of a section.
    boolean section() {
        return section;
    }

    /// Reads a line that starts with W; returns an offset in it, or -1 where it is no such record.
    long record(long line, long at) {
        section = false;
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
        return figures.next();
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

    /// Reads an indented line of a section, from its first character that is no space; returns an offset in it, or
    /// -1.
    long detail(long at) {
        if (bytes.starts(at, TABLE)) {
            return at + TABLE.length();
        }
        return bytes.starts(at, NONE) || bytes.starts(at, MORE) ? at + 1 : -1;
    }
}
