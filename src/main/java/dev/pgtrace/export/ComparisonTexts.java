package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;

/// Words about sides and statements of a comparison.
final class ComparisonTexts {
    private ComparisonTexts() {}

    /// The normalised text on one line; empty where no trace has it.
    static String sql(TraceComparison comparison, StatementDelta statement) throws TraceException {
        return statement.isWithoutText()
                ? ""
                : PlainText.oneLine(SqlNormalizer.text(comparison.sql(statement)));
    }

    /// `shop.trc · 2 traces · 1,204 executions`.
    static String side(ComparedSide side) {
        long executions = side.parts().stream().mapToLong(part -> part.executions()).sum();
        int traces = side.parts().size();
        return PlainText.oneLine(side.label()) + (traces == 1 ? "" : " · " + Counts.grouped(traces) + " traces") + " · "
                + Figures.plural(executions, "execution", "executions");
    }

    /// `plan flip`, `within noise`, empty.
    static String marks(StatementDelta statement) {
        String flip = statement.flip().isPresent() ? "plan flip" : "";
        String noise = statement.isNoise() && statement.deltaMicros() != 0 ? "within noise" : "";
        return flip.isEmpty() || noise.isEmpty() ? flip + noise : flip + ", " + noise;
    }
}
