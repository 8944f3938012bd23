package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterField.Kind;
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
                    "“" + word.text() + "” is a field and compares with nothing",
                    operators(field) + ", or quotes around it to look for the word");
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
            throw tokens.error("values in parentheses, as in command in (update, delete)");
        }
        List<FilterNode> values = new ArrayList<>();
        do {
            tokens.take();
            values.add(value(FilterOperator.EQUAL));
        } while (tokens.peek().kind() == FilterToken.Kind.COMMA);
        if (tokens.peek().kind() != FilterToken.Kind.CLOSE) {
            throw tokens.error("a comma or a closing parenthesis");
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
            throw tokens.error(not ? "missing" : "missing or not missing");
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
                token.column(), field.word() + " does not know " + token.text(), operators(field));
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
                    value.column(), "“" + value.text() + "” does not fit " + field.word(), expected(field));
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
            throw new FilterSyntaxException(value.column(), "the text is empty", expected(text));
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
                    value.column(), "“" + value.text() + "” is no " + text.word(), expected(text));
        }
        return digits;
    }

    private static String expected(FilterField field) {
        return switch (field.kind()) {
            case DURATION -> "a time with its unit (us, ms, s, min, h), as in " + field.example();
            case NUMBER -> "a number, as in " + field.example();
            case BLOCKS -> "a number of blocks, or bytes with their unit (kB, MB, GB), as in " + field.example();
            case BYTES -> "bytes, with a unit where you like (kB, MB, GB), as in " + field.example();
            case PERCENT -> "a percentage, as in " + field.example();
            case MOMENT -> "a time of day or a date and a time, as in " + field.example();
            case TEXT, FLAG ->
                field instanceof FilterText text && text.isHash()
                        ? "16 hexadecimal digits, as in " + field.example()
                        : "a word or a quoted text, as in " + field.example();
        };
    }
}
