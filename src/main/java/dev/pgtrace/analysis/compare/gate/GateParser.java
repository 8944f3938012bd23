package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.base.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a gate:
///
///     gate   := rule scope? guard?
///     rule   := plan-flip | new-statement | gone-statement | metric ( > | >= | < | <= ) amount
///     amount := +20% | -20% (change)  +5ms | -100 (change)  200ms | 64MB (figure of the new side)
///     scope  := statement FINGERPRINT | any-statement | whole
///     guard  := min-calls N
final class GateParser {

    private final String expression;
    private final List<GateToken> tokens;
    private int at;

    private GateParser(String expression) {
        this.expression = expression;
        this.tokens = GateToken.of(expression);
    }

    static Gate parse(String expression) throws GateSyntaxException {
        return new GateParser(expression).gate();
    }

    private Gate gate() throws GateSyntaxException {
        GateRule rule = rule();
        Optional<GateScope> scope = Optional.empty();
        long minCalls = 1;
        while (!peek().isEnd()) {
            GateToken token = next();
            if (token.is("min-calls")) {
                minCalls = calls();
            } else if (scope.isEmpty() && token.is("whole") && rule instanceof GateRule.Figure) {
                scope = Optional.of(new GateScope.Whole());
            } else if (scope.isEmpty() && token.is("any-statement")) {
                scope = Optional.of(new GateScope.AnyStatement());
            } else if (scope.isEmpty() && token.is("statement")) {
                scope = Optional.of(new GateScope.OneStatement(fingerprint()));
            } else {
                throw fault(
                        token, Texts.get("analysis.gate.cannotStand", token.text()), Texts.get("analysis.gate.rest"));
            }
        }
        return new Gate(expression.strip(), rule, scope.orElse(standard(rule)), minCalls);
    }

    /// Percentiles and means of all statements together say little; sums of a single one are seldom meant.
    private static GateScope standard(GateRule rule) {
        return rule instanceof GateRule.Figure figure && !figure.metric().isOfOneRun()
                ? new GateScope.Whole()
                : new GateScope.AnyStatement();
    }

    private static String rules() {
        return Texts.get(
                "analysis.gate.rules",
                Arrays.stream(CompareMetric.values()).map(CompareMetric::word).collect(Collectors.joining(", ")));
    }

    private GateRule rule() throws GateSyntaxException {
        GateToken token = next();
        if (token.is("plan-flip")) {
            return new GateRule.PlanFlip();
        }
        if (token.is("new-statement")) {
            return new GateRule.NewStatement();
        }
        if (token.is("gone-statement")) {
            return new GateRule.GoneStatement();
        }
        Optional<CompareMetric> metric = CompareMetric.named(token.text());
        if (metric.isEmpty()) {
            throw fault(
                    token,
                    token.isEnd()
                            ? Texts.get("analysis.gate.nothing")
                            : Texts.get("analysis.gate.noFigure", token.text()),
                    rules());
        }
        return figure(metric.get());
    }

    private GateRule figure(CompareMetric metric) throws GateSyntaxException {
        GateToken operator = next();
        GateRule.Comparison comparison =
                switch (operator.text()) {
                    case ">" -> GateRule.Comparison.MORE;
                    case ">=" -> GateRule.Comparison.MORE_OR_EQUAL;
                    case "<" -> GateRule.Comparison.LESS;
                    case "<=" -> GateRule.Comparison.LESS_OR_EQUAL;
                    default ->
                        throw fault(
                                operator,
                                operator.isEnd()
                                        ? Texts.get("analysis.gate.noComparison")
                                        : Texts.get("analysis.gate.isNoComparison", operator.text()),
                                Texts.get("analysis.gate.comparisons"));
                };
        GateToken word = next();
        Optional<GateAmount> amount = GateAmount.of(word.text(), metric.unit());
        if (amount.isEmpty()) {
            throw fault(
                    word,
                    word.isEnd()
                            ? Texts.get("analysis.gate.noLimit")
                            : Texts.get("analysis.gate.isNoLimit", word.text(), metric.word()),
                    GateAmount.examples(metric.unit()));
        }
        if (amount.get().isShare() && !amount.get().isSigned()) {
            throw fault(word, Texts.get("analysis.gate.sign"), Texts.get("analysis.gate.signs", word.text()));
        }
        GateRule.Kind kind = !amount.get().isSigned()
                ? GateRule.Kind.VALUE
                : amount.get().isShare() ? GateRule.Kind.SHARE : GateRule.Kind.DELTA;
        return new GateRule.Figure(metric, comparison, kind, amount.get().value());
    }

    private long calls() throws GateSyntaxException {
        GateToken number = next();
        try {
            long calls = Long.parseLong(number.text());
            if (calls >= 1) {
                return calls;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw fault(number, Texts.get("analysis.gate.isNoCalls", number.text()), Texts.get("analysis.gate.calls"));
    }

    private String fingerprint() throws GateSyntaxException {
        GateToken word = next();
        String digits = word.text().toLowerCase(Locale.ROOT);
        boolean hexadecimal = digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (digits.isEmpty() || digits.length() > 16 || !hexadecimal) {
            throw fault(
                    word,
                    word.isEnd()
                            ? Texts.get("analysis.gate.noFingerprint")
                            : Texts.get("analysis.gate.isNoFingerprint", word.text()),
                    Texts.get("analysis.gate.fingerprint"));
        }
        return digits;
    }

    private GateToken peek() {
        return tokens.get(at);
    }

    private GateToken next() {
        GateToken token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private GateSyntaxException fault(GateToken token, String problem, String expected) {
        return new GateSyntaxException(expression, token.column(), problem, expected);
    }
}
