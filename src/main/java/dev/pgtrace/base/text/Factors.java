package dev.pgtrace.base.text;

/// How many times one thing is another: three digits and a sign of multiplication.
public final class Factors {
    private Factors() {}

    /// `0.21×`, `4.72×`, `47.2×`, `4,720×`; a dash for what is not a number.
    public static String format(double factor) {
        if (!Double.isFinite(factor) || factor < 0) {
            return Percent.UNDEFINED;
        }
        if (factor >= 1e12) {
            return ">10¹²×";
        }
        if (factor < 0.0095) {
            return factor == 0 ? "0×" : NumberMarks.marked("<0.01×");
        }
        long thousandths = Math.round(factor * 1000);
        int decimals = Decimals.roundsBelow(thousandths, 1000, 2, 10)
                ? 2
                : Decimals.roundsBelow(thousandths, 1000, 1, 100) ? 1 : 0;
        return Decimals.fixed(thousandths, 1000, decimals) + "×";
    }
}
