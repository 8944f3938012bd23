package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;

/// A parsed filter, for any trace. Immutable.
public final class FilterExpression {
    private static final FilterExpression EVERYTHING = new FilterExpression("", new FilterNode.All(List.of()));

    private final String text;
    private final FilterNode node;

    private FilterExpression(String text, FilterNode node) {
        this.text = text;
        this.node = node;
    }

    /// Lets every execution through.
    public static FilterExpression everything() {
        return EVERYTHING;
    }

    /// Reads an expression; a blank one lets everything through.
    ///
    /// @throws FilterSyntaxException saying where and why it cannot be understood
    public static FilterExpression parse(String text) throws FilterSyntaxException {
        return parse(text, FilterNames.NONE);
    }

    /// Reads an expression that may use named filters: `@slow and table = orders`.
    ///
    /// @throws FilterSyntaxException saying where and why it cannot be understood
    public static FilterExpression parse(String text, FilterNames names) throws FilterSyntaxException {
        return new FilterExpression(text.strip(), FilterParser.parse(text, names));
    }

    /// What all of these let through, as a row of filter chips does.
    public static FilterExpression allOf(List<FilterExpression> expressions) {
        List<FilterNode> nodes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (FilterExpression expression : expressions) {
            if (!expression.isEverything()) {
                nodes.add(expression.node);
                texts.add(expression.text);
            }
        }
        if (nodes.size() <= 1) {
            return nodes.isEmpty() ? EVERYTHING : new FilterExpression(texts.getFirst(), nodes.getFirst());
        }
        return new FilterExpression("(" + String.join(") and (", texts) + ")", new FilterNode.All(nodes));
    }

    public boolean isEverything() {
        return node instanceof FilterNode.All all && all.terms().isEmpty();
    }

    /// As written; can be parsed again.
    public String text() {
        return text;
    }

    /// The filter of one trace, with the standard tiers.
    public ExecutionFilter compile(Trace trace) {
        return compile(trace, TierModel.standard());
    }

    public ExecutionFilter compile(Trace trace, TierModel tiers) {
        return compile(trace, tiers, new FilterMemory());
    }

    /// With what earlier filters of the trace have found out.
    public ExecutionFilter compile(Trace trace, TierModel tiers, FilterMemory memory) {
        SharedFigures figures = memory.figures(trace, tiers);
        DistinctTexts texts = memory.texts(trace);
        return new ExecutionFilter(trace, () -> new FilterCompiler(trace, figures, texts).condition(node));
    }

    @Override
    public String toString() {
        return text;
    }
}
