package dev.pgtrace.base.text;

/// Sizes as PostgreSQL prints them: a kB is 1,024 bytes.
public final class Bytes {
    private static final String[] UNITS = {" kB", " MB", " GB", " TB"};

    private Bytes() {}

    /// `812 B`, `84.0 MB`, `1.18 GB`. `bytes` must not be negative.
    public static String format(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        long unit = 1024;
        int at = 0;
        while (at < UNITS.length - 1 && !Decimals.roundsBelow(bytes, unit, 0, 1024)) {
            unit *= 1024;
            at++;
        }
        int decimals = Decimals.roundsBelow(bytes, unit, 2, 10) ? 2 : Decimals.roundsBelow(bytes, unit, 1, 100) ? 1 : 0;
        return Decimals.fixed(bytes, unit, decimals) + UNITS[at];
    }

    /// `1,267,001,337 bytes`.
    public static String exact(long bytes) {
        return Texts.count("base.bytes", bytes, Counts.grouped(bytes));
    }
}
