package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.TraceComparison;

/// A rule that a comparison must keep.
///
/// @param text     as written
/// @param minCalls statements with fewer calls on either side are passed over
public record Gate(String text, GateRule rule, GateScope scope, long minCalls) {
    /// Reads an expression such as `p95 > +20%`, `total > +1s whole`, `plan-flip statement 25e12b51`.
    ///
    /// @throws GateSyntaxException saying where and why it cannot be understood
    public static Gate parse(String text) throws GateSyntaxException {
        return GateParser.parse(text);
    }

    public GateResult check(TraceComparison comparison) {
        return new GateCheck(this, comparison).result();
    }
}
