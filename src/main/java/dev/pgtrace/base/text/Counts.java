package dev.pgtrace.base.text;

/// Numbers of things.
public final class Counts {
    private static final String[] UNITS = {" k", " M", " G", " T"};

    private Counts() {}

    /// Every digit: `1,204,331`.
    public static String grouped(long count) {
        StringBuilder out = new StringBuilder(16);
        Decimals.appendGrouped(out, count);
        return out.toString();
    }

    /// Every digit up to 9,999, then three: `12.3 k`, `1.20 M`.
    public static String compact(long count) {
        if (count < 0) {
            return count == Long.MIN_VALUE ? compact(Long.MIN_VALUE + 1) : Decimals.MINUS + compact(-count);
        }
        if (count < 10_000) {
            return grouped(count);
        }
        long unit = 1_000;
        int at = 0;
        while (at < UNITS.length - 1 && !Decimals.roundsBelow(count, unit, 0, 1_000)) {
            unit *= 1_000;
            at++;
        }
        int decimals = Decimals.roundsBelow(count, unit, 2, 10) ? 2 : Decimals.roundsBelow(count, unit, 1, 100) ? 1 : 0;
        return Decimals.fixed(count, unit, decimals) + UNITS[at];
    }
}
