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
        return PlainText.oneLine(side.label())
                + (traces == 1 ? "" : " · " + ReportTexts.get("compare.side.traces", Counts.grouped(traces))) + " · "
                + ReportTexts.count(executions, "execution");
    }

    /// How much of the difference chance explains, as far as that is known.
    static String noise(TraceComparison comparison) {
        double noise = comparison.noiseMicros();
        double coverage = comparison.noiseCoverage();
        if (Double.isNaN(noise) || Double.isNaN(coverage)) {
            return ReportTexts.get("compare.noise.unknown");
        }
        String most = Durations.format(Math.round(noise));
        return coverage > 0.999
                ? ReportTexts.get("compare.noise", most)
                : ReportTexts.get("compare.noise.part", most, Percent.of(coverage));
    }

    /// `plan flip`, `within noise`, empty.
    static String marks(StatementDelta statement) {
        String flip = statement.flip().isPresent() ? ReportTexts.get("compare.flip") : "";
        String noise =
                statement.isNoise() && statement.deltaMicros() != 0 ? ReportTexts.get("compare.withinNoise") : "";
        return flip.isEmpty() || noise.isEmpty() ? flip + noise : flip + ", " + noise;
    }
}
