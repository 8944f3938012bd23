package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterField.Kind;
import dev.pgtrace.base.text.Texts;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Reads what is said of a field: `> 10ms`, `like 'ord%'`, `not in (1, 2)`, `is missing`.
final class FilterComparison {
    static final String ANY = "= != < <= > >= ~ like in or is";
    private static final String OF_FIGURES = "= != < <= > >= in or is";
    private static final String OF_TEXTS = "= != ~ like in or is";
    private static final int FINGERPRINT_DIGITS = 16;

    private final FilterTokens tokens;
    private final FilterField field;
    private final int position;

    /// @param position of the bind value, from 0, or -1
    FilterComparison(FilterTokens tokens, FilterField field, int position) {
        this.tokens = tokens;
        this.field = field;
        this.position = position;
    }

    /// The comparisons that a field knows.
    static String operators(FilterField field) {
        return field.kind() == Kind.TEXT ? OF_TEXTS : OF_FIGURES;
    }

    /// Reads the rest of a condition.
    ///
    /// @param word the field as written
    FilterNode read(FilterToken word) throws FilterSyntaxException {
        if (!tokens.compares()) {
            throw new FilterSyntaxException(
                    tokens.peek().column(),
                    Texts.get("analysis.filter.nothing", word.text()),
                    Texts.get("analysis.filter.orQuotes", operators(field)));
        }
        if (tokens.peek().is("is")) {
            return missing();
        }
        if (tokens.peek().is("not")) {
            tokens.take();
            return new FilterNode.Not(inWords());
        }
        if (tokens.peek().is("in") || tokens.peek().is("like")) {
            return inWords();
        }
        return value(operator());
    }

    private FilterNode inWords() throws FilterSyntaxException {
        FilterToken word = tokens.take();
        if (word.is("like")) {
            if (field.kind() != Kind.TEXT) {
                throw unknownTo(word);
            }
            return value(FilterOperator.LIKE);
        }
        return list();
    }

    private FilterNode list() throws FilterSyntaxException {
        if (tokens.peek().kind() != FilterToken.Kind.OPEN) {
            throw tokens.error(Texts.get("analysis.filter.values"));
        }
        List<FilterNode> values = new ArrayList<>();
        do {
            tokens.take();
            values.add(value(FilterOperator.EQUAL));
        } while (tokens.peek().kind() == FilterToken.Kind.COMMA);
        if (tokens.peek().kind() != FilterToken.Kind.CLOSE) {
            throw tokens.error(Texts.get("analysis.filter.commaOrClose"));
        }
        tokens.take();
        return new FilterNode.Any(values);
    }

    private FilterNode missing() throws FilterSyntaxException {
        tokens.take();
        boolean not = tokens.peek().is("not");
        if (not) {
            tokens.take();
        }
        if (!tokens.peek().is("missing")) {
            throw tokens.error(not ? "missing" : Texts.get("analysis.filter.missing"));
        }
        tokens.take();
        FilterNode missing = new FilterNode.Missing(field, position);
        return not ? new FilterNode.Not(missing) : missing;
    }

    private FilterOperator operator() throws FilterSyntaxException {
        FilterToken token = tokens.take();
        for (FilterOperator operator : FilterOperator.values()) {
            if (operator.symbol().equals(token.text())) {
                if (!fits(operator)) {
                    throw unknownTo(token);
                }
                return operator;
            }
        }
        throw new FilterSyntaxException(token.column(), token.shown(), ANY);
    }

    private FilterSyntaxException unknownTo(FilterToken token) {
        return new FilterSyntaxException(
                token.column(), Texts.get("analysis.filter.unfit", field.word(), token.text()), operators(field));
    }

    private boolean fits(FilterOperator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> true;
            case LESS, AT_MOST, GREATER, AT_LEAST -> field.kind() != Kind.TEXT;
            case CONTAINS, LIKE -> field.kind() == Kind.TEXT;
        };
    }

    private FilterNode value(FilterOperator operator) throws FilterSyntaxException {
        if (!tokens.peek().isValue()) {
            throw tokens.error(expected(field));
        }
        FilterToken value = tokens.take();
        return switch (field) {
            case FilterText text -> new FilterNode.Text(text, operator, checked(text, operator, value), position);
            case FilterFigure figure -> figure(figure, operator, value);
            case FilterFlag flag -> throw new IllegalArgumentException(flag + " compares with nothing");
        };
    }

    private FilterNode figure(FilterFigure figure, FilterOperator operator, FilterToken value)
            throws FilterSyntaxException {
        String written = value.text();
        if (FilterValues.isBareNumber(written)
                && tokens.peek().kind() == FilterToken.Kind.WORD
                && FilterValues.isUnit(figure.kind(), tokens.peek().text())) {
            written += tokens.take().text();
        }
        OptionalLong number = figure.kind() == Kind.MOMENT
                ? FilterMoments.micros(written)
                : FilterValues.of(figure.kind(), written, rounding(operator));
        if (number.isEmpty()) {
            throw new FilterSyntaxException(
                    value.column(), Texts.get("analysis.filter.value", value.text(), field.word()), expected(field));
        }
        return new FilterNode.Figure(figure, operator, number.getAsLong());
    }

    /// So that `> 20kB`, which is two and a half blocks, holds for three.
    private static RoundingMode rounding(FilterOperator operator) {
        return switch (operator) {
            case GREATER, AT_MOST -> RoundingMode.FLOOR;
            case LESS, AT_LEAST -> RoundingMode.CEILING;
            case EQUAL, NOT_EQUAL, CONTAINS, LIKE -> RoundingMode.HALF_UP;
        };
    }

    private static String checked(FilterText text, FilterOperator operator, FilterToken value)
            throws FilterSyntaxException {
        if (value.text().isEmpty()) {
            throw new FilterSyntaxException(value.column(), Texts.get("analysis.filter.emptyText"), expected(text));
        }
        if (!text.isHash() || operator == FilterOperator.LIKE) {
            return value.text();
        }
        String digits = value.text().toLowerCase(Locale.ROOT);
        boolean hex = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!hex
                || digits.length() > FINGERPRINT_DIGITS
                || (operator != FilterOperator.CONTAINS && digits.length() < FINGERPRINT_DIGITS)) {
            throw new FilterSyntaxException(
                    value.column(), Texts.get("analysis.filter.isNo", value.text(), text.word()), expected(text));
        }
        return digits;
    }

    private static String expected(FilterField field) {
        return switch (field.kind()) {
            case DURATION -> Texts.get("analysis.filter.expected.duration", field.example());
            case NUMBER -> Texts.get("analysis.filter.expected.number", field.example());
            case BLOCKS -> Texts.get("analysis.filter.expected.blocks", field.example());
            case BYTES -> Texts.get("analysis.filter.expected.bytes", field.example());
            case PERCENT -> Texts.get("analysis.filter.expected.percent", field.example());
            case MOMENT -> Texts.get("analysis.filter.expected.moment", field.example());
            case TEXT, FLAG ->
                field instanceof FilterText text && text.isHash()
                        ? Texts.get("analysis.filter.expected.hash", field.example())
                        : Texts.get("analysis.filter.expected.text", field.example());
        };
    }
}
