package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterField.Kind;
import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads an expression by recursive descent: how conditions are joined. What a condition says reads
/// [FilterComparison].
final class FilterParser {
    private static final int DEEPEST = 100;
    private static final int DEEPEST_NAMES = 20;

    private final FilterTokens tokens;
    private final FilterNames names;
    private final int nameDepth;
    private int depth;

    private FilterParser(FilterTokens tokens, FilterNames names, int nameDepth) {
        this.tokens = tokens;
        this.names = names;
        this.nameDepth = nameDepth;
    }

    static FilterNode parse(String text, FilterNames names) throws FilterSyntaxException {
        return parse(text, names, 0);
    }

    private static FilterNode parse(String text, FilterNames names, int nameDepth) throws FilterSyntaxException {
        try {
            FilterParser parser = new FilterParser(new FilterTokens(FilterLexer.tokens(text)), names, nameDepth);
            return parser.whole();
        } catch (FilterSyntaxException e) {
            throw e.in(text);
        }
    }

    private FilterNode whole() throws FilterSyntaxException {
        if (tokens.peek().kind() == FilterToken.Kind.END) {
            return new FilterNode.All(List.of());
        }
        FilterNode node = any();
        if (tokens.peek().kind() != FilterToken.Kind.END) {
            throw tokens.error(Texts.get("analysis.filter.andOrEnd"));
        }
        return node;
    }

    private FilterNode any() throws FilterSyntaxException {
        List<FilterNode> terms = new ArrayList<>();
        terms.add(all());
        while (tokens.peek().is("or")) {
            tokens.take();
            terms.add(all());
        }
        return terms.size() == 1 ? terms.getFirst() : new FilterNode.Any(terms);
    }

    private FilterNode all() throws FilterSyntaxException {
        List<FilterNode> terms = new ArrayList<>();
        terms.add(not());
        while (joins()) {
            terms.add(not());
        }
        return terms.size() == 1 ? terms.getFirst() : new FilterNode.All(terms);
    }

    /// Whether a further term follows; steps over `and`, which may be left out.
    private boolean joins() {
        if (tokens.peek().is("and")) {
            tokens.take();
            return true;
        }
        return switch (tokens.peek().kind()) {
            case WORD -> !tokens.peek().is("or");
            case QUOTED, OPEN -> true;
            case OPERATOR, CLOSE, COMMA, END -> false;
        };
    }

    private FilterNode not() throws FilterSyntaxException {
        if (++depth > DEEPEST) {
            throw tokens.error(Texts.get("analysis.filter.deep"));
        }
        try {
            if (tokens.peek().is("not")) {
                tokens.take();
                return new FilterNode.Not(not());
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private FilterNode primary() throws FilterSyntaxException {
        if (tokens.peek().is("and") || tokens.peek().is("or")) {
            throw tokens.error(Texts.get("analysis.filter.condition"));
        }
        return switch (tokens.peek().kind()) {
            case OPEN -> parenthesis();
            case QUOTED -> text(tokens.take());
            case WORD -> term(tokens.take());
            case OPERATOR, CLOSE, COMMA, END -> throw tokens.error(Texts.get("analysis.filter.condition"));
        };
    }

    private FilterNode parenthesis() throws FilterSyntaxException {
        tokens.take();
        FilterNode inner = any();
        if (tokens.peek().kind() != FilterToken.Kind.CLOSE) {
            throw tokens.error(Texts.get("analysis.filter.close"));
        }
        tokens.take();
        return inner;
    }

    private static FilterNode text(FilterToken token) throws FilterSyntaxException {
        if (token.text().isEmpty()) {
            throw new FilterSyntaxException(
                    token.column(), Texts.get("analysis.filter.emptyQuoted"), Texts.get("analysis.filter.text"));
        }
        return new FilterNode.Text(FilterText.SQL, FilterOperator.CONTAINS, token.text());
    }

    /// A word that was just taken: field, flag, bind value, number of a cursor, name of a filter, or text.
    private FilterNode term(FilterToken word) throws FilterSyntaxException {
        OptionalLong bind = bind(word.text());
        if (bind.isPresent() && tokens.compares()) {
            return new FilterComparison(tokens, FilterText.BIND, (int) bind.getAsLong() - 1).read(word);
        }
        Optional<FilterField> field = FilterField.of(word.text());
        if (field.isEmpty()) {
            if (tokens.peek().kind() == FilterToken.Kind.OPERATOR) {
                throw new FilterSyntaxException(
                        word.column(),
                        Texts.get("analysis.filter.noField", word.text()),
                        FilterSpelling.near(word.text()));
            }
            return switch (word.text().charAt(0)) {
                case '#' -> cursor(word);
                case '@' -> named(word);
                default -> text(word);
            };
        }
        if (field.get() instanceof FilterFlag flag) {
            if (tokens.peek().kind() == FilterToken.Kind.OPERATOR) {
                throw new FilterSyntaxException(
                        tokens.peek().column(),
                        Texts.get("analysis.filter.yesNo", flag.word()),
                        Texts.get("analysis.filter.afterFlag"));
            }
            return new FilterNode.Flag(flag);
        }
        return new FilterComparison(tokens, field.get(), -1).read(word);
    }

    /// The number of `$3`.
    private static OptionalLong bind(String word) {
        OptionalLong number =
                word.startsWith("$") ? FilterValues.of(Kind.NUMBER, word.substring(1)) : OptionalLong.empty();
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= Short.MAX_VALUE
                ? number
                : OptionalLong.empty();
    }

    private static FilterNode cursor(FilterToken word) throws FilterSyntaxException {
        OptionalLong id = FilterValues.of(Kind.NUMBER, word.text().substring(1));
        if (id.isEmpty()) {
            throw new FilterSyntaxException(
                    word.column(),
                    Texts.get("analysis.filter.noCursor", word.text()),
                    Texts.get("analysis.filter.cursorDigits"));
        }
        return new FilterNode.Figure(FilterFigure.ID, FilterOperator.EQUAL, id.getAsLong());
    }

    private FilterNode named(FilterToken word) throws FilterSyntaxException {
        String name = word.text().substring(1);
        Optional<String> expression = names.expression(name);
        if (expression.isEmpty()) {
            throw new FilterSyntaxException(
                    word.column(),
                    Texts.get("analysis.filter.noName", name),
                    names.names().isEmpty()
                            ? Texts.get("analysis.filter.quotes")
                            : Texts.get("analysis.filter.names", String.join(" @", names.names())));
        }
        if (nameDepth >= DEEPEST_NAMES) {
            throw new FilterSyntaxException(
                    word.column(), Texts.get("analysis.filter.itself", name), Texts.get("analysis.filter.notItself"));
        }
        try {
            return parse(expression.get(), names, nameDepth + 1);
        } catch (FilterSyntaxException e) {
            throw new FilterSyntaxException(
                    word.column(),
                    Texts.get(
                            "analysis.filter.broken",
                            name,
                            e.column(),
                            expression.get().strip()),
                    e.expected());
        }
    }
}
