package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.PlainText;

/// Words about sides and statements of a comparison.
final class ComparisonTexts {
    private ComparisonTexts() {}

    /// The normalised text on one line; empty where no trace has it.
    static String sql(TraceComparison comparison, StatementDelta statement) throws TraceException {
        return statement.isWithoutText() ? "" : PlainText.oneLine(SqlNormalizer.text(comparison.sql(statement)));
    }

    /// `shop.trc · 2 traces · 1,204 executions`.
    static String side(ComparedSide side) {
        long executions =
                side.parts().stream().mapToLong(part -> part.executions()).sum();
        int traces = side.parts().size();
        return PlainText.oneLine(side.label()) + (traces == 1 ? "" : " · " + Counts.grouped(traces) + " traces") + " · "
                + Figures.plural(executions, "execution", "executions");
    }

    /// How much of the difference chance explains, as far as that is known.
    static String noise(TraceComparison comparison) {
        double noise = comparison.noiseMicros();
        double coverage = comparison.noiseCoverage();
        if (Double.isNaN(noise) || Double.isNaN(coverage)) {
            return "no statement ran twice: how much is chance is not known";
        }
        String explains = "chance alone explains ±" + Durations.format(Math.round(noise));
        return coverage > 0.999
                ? explains
                : explains + " of the " + Percent.of(coverage) + " of the time that ran more than once";
    }

    /// `plan flip`, `within noise`, empty.
    static String marks(StatementDelta statement) {
        String flip = statement.flip().isPresent() ? "plan flip" : "";
        String noise = statement.isNoise() && statement.deltaMicros() != 0 ? "within noise" : "";
        return flip.isEmpty() || noise.isEmpty() ? flip + noise : flip + ", " + noise;
    }
}
