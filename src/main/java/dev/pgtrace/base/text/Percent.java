package dev.pgtrace.base.text;

/// Shares with one decimal: `39.1%`, `100%`, `<0.1%`.
public final class Percent {
    /// Shown where there is no whole to take a share of.
    public static final String UNDEFINED = "–";

    private Percent() {}

    /// `part` of `whole`; a negative part keeps its sign, a whole of nothing has no shares.
    public static String of(long part, long whole) {
        return whole <= 0 ? UNDEFINED : of((double) part / whole);
    }

    /// A share, 1 being the whole.
    public static String of(double share) {
        if (!Double.isFinite(share)) {
            return UNDEFINED;
        }
        if (share < 0) {
            return Decimals.MINUS + of(-share);
        }
        long tenths = Math.round(share * 1000);
        if (tenths == 0) {
            return share == 0 ? "0%" : NumberMarks.marked("<0.1%");
        }
        if (tenths == 1000 && share != 1) {
            return share < 1 ? NumberMarks.marked(">99.9%") : NumberMarks.marked("100.1%");
        }
        return tenths == 1000 ? "100%" : Decimals.fixed(tenths, 10, 1) + "%";
    }

    /// A level of confidence, without needless zeros and never rounded up: `95%`, `99.5%`, `99.99%`.
    public static String level(double level) {
        long hundredths = (long) Math.floor(level * 10_000 + 1e-6);
        if (!Double.isFinite(level) || hundredths < 0) {
            return UNDEFINED;
        }
        int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
        return Decimals.fixed(hundredths, 100, decimals) + "%";
    }
}
