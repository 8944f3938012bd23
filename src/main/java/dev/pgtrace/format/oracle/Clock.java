package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;

/// The unit of `c=`, `e=`, `ela=` and `tim=`: microseconds since Oracle 9i, hundredths of a second before.
final class Clock {
    private static final int FIRST_IN_MICROS = 9;
    private static final long CENTISECOND = 10_000;
    private static final long LARGEST = Long.MAX_VALUE / 4;
    private static final byte[] RELEASE = Ascii.bytes(" Release ");

    private long factor = 1;

    /// Takes the version from a banner such as `Oracle8i Enterprise Edition Release 8.1.7.4.0 - Production`.
    void banner(byte[] bytes, int from, int to) {
        int at = Ascii.find(bytes, from, to, RELEASE);
        if (at < 0) {
            return;
        }
        CursorNumber major = CursorNumber.read(bytes, at + RELEASE.length, to);
        if (major.valid() && major.value() > 0) {
            factor = major.value() < FIRST_IN_MICROS ? CENTISECOND : 1;
        }
    }

    long micros(long ticks) {
        return ticks == Table.MISSING ? Table.MISSING : Math.min(LARGEST / factor, ticks) * factor;
    }

    /// When something began that ended at `end`, or missing.
    static long start(long end, long elapsed) {
        return end == Table.MISSING || elapsed == Table.MISSING ? Table.MISSING : Math.max(0, end - elapsed);
    }
}
