package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads an expression by recursive descent.
final class FilterParser {
    static final String COMPARISON = "= != < <= > >= or ~";
    private static final String CONDITION = "a condition, for instance elapsed > 10ms";
    private static final int DEEPEST = 100;
    private static final int FINGERPRINT_DIGITS = 16;

    private final List<FilterToken> tokens;
    private int at;
    private int depth;

    private FilterParser(List<FilterToken> tokens) {
        this.tokens = tokens;
    }

    static FilterNode parse(String text) throws FilterSyntaxException {
        FilterParser parser = new FilterParser(FilterLexer.tokens(text));
        if (parser.peek().kind() == FilterToken.Kind.END) {
            return new FilterNode.All(List.of());
        }
        FilterNode node = parser.any();
        if (parser.peek().kind() != FilterToken.Kind.END) {
            throw parser.error("and, or, or the end");
        }
        return node;
    }

    private FilterToken peek() {
        return tokens.get(at);
    }

    private FilterToken take() {
        return tokens.get(at++);
    }

    private FilterSyntaxException error(String expected) {
        return new FilterSyntaxException(peek().column(), peek().shown(), expected);
    }

    private FilterNode any() throws FilterSyntaxException {
        List<FilterNode> terms = new ArrayList<>();
        terms.add(all());
        while (peek().is("or")) {
            take();
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
        if (peek().is("and")) {
            take();
            return true;
        }
        return switch (peek().kind()) {
            case WORD -> !peek().is("or");
            case QUOTED, OPEN -> true;
            case OPERATOR, CLOSE, END -> false;
        };
    }

    private FilterNode not() throws FilterSyntaxException {
        if (++depth > DEEPEST) {
            throw error("fewer parentheses inside each other");
        }
        try {
            if (peek().is("not")) {
                take();
                return new FilterNode.Not(not());
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private FilterNode primary() throws FilterSyntaxException {
        if (peek().is("and") || peek().is("or")) {
            throw error(CONDITION);
        }
        return switch (peek().kind()) {
            case OPEN -> parenthesis();
            case QUOTED -> text(take());
            case WORD -> term(take());
            case OPERATOR, CLOSE, END -> throw error(CONDITION);
        };
    }

    private FilterNode parenthesis() throws FilterSyntaxException {
        take();
        FilterNode inner = any();
        if (peek().kind() != FilterToken.Kind.CLOSE) {
            throw error("a closing parenthesis");
        }
        take();
        return inner;
    }

    private static FilterNode text(FilterToken token) throws FilterSyntaxException {
        if (token.text().isEmpty()) {
            throw new FilterSyntaxException(token.column(), "the quoted text is empty", "a text to look for");
        }
        return new FilterNode.Text(FilterField.SQL, FilterOperator.CONTAINS, token.text());
    }

    /// A word that was just taken: field, flag, number of a cursor, or text.
    private FilterNode term(FilterToken word) throws FilterSyntaxException {
        boolean compared = peek().kind() == FilterToken.Kind.OPERATOR;
        Optional<FilterField> field = FilterField.of(word.text());
        if (field.isEmpty()) {
            if (compared) {
                throw new FilterSyntaxException(
                        word.column(), "“" + word.text() + "” is no field", FilterSpelling.near(word.text()));
            }
            return word.text().startsWith("#") ? cursor(word) : text(word);
        }
        if (field.get().kind() == Kind.FLAG) {
            if (compared) {
                throw new FilterSyntaxException(
                        peek().column(), field.get().word() + " is yes or no", "and, or, or the end after it");
            }
            return new FilterNode.Flag(field.get());
        }
        if (!compared) {
            throw new FilterSyntaxException(
                    peek().column(),
                    "“" + word.text() + "” is a field and compares with nothing",
                    COMPARISON + ", or quotes around it to look for the word");
        }
        return comparison(field.get(), operator(field.get()));
    }

    private static FilterNode cursor(FilterToken word) throws FilterSyntaxException {
        OptionalLong id = FilterValues.number(word.text().substring(1));
        if (id.isEmpty()) {
            throw new FilterSyntaxException(
                    word.column(),
                    "“" + word.text() + "” is no number of a cursor",
                    "digits after #, or quotes around it");
        }
        return new FilterNode.Figure(FilterField.ID, FilterOperator.EQUAL, id.getAsLong());
    }

    private FilterOperator operator(FilterField field) throws FilterSyntaxException {
        FilterToken token = take();
        for (FilterOperator operator : FilterOperator.values()) {
            if (operator.symbol().equals(token.text())) {
                if (!fits(field, operator)) {
                    throw new FilterSyntaxException(
                            token.column(), field.word() + " does not know " + token.text(), operatorsOf(field));
                }
                return operator;
            }
        }
        throw new FilterSyntaxException(token.column(), token.shown(), COMPARISON);
    }

    private static boolean fits(FilterField field, FilterOperator operator) {
        if (field.isNumeric()) {
            return operator != FilterOperator.CONTAINS;
        }
        return operator == FilterOperator.CONTAINS
                || (field != FilterField.SQL
                        && (operator == FilterOperator.EQUAL || operator == FilterOperator.NOT_EQUAL));
    }

    private static String operatorsOf(FilterField field) {
        if (field.isNumeric()) {
            return "= != < <= > or >=";
        }
        return field == FilterField.SQL ? "~" : "= != or ~";
    }

    private FilterNode comparison(FilterField field, FilterOperator operator) throws FilterSyntaxException {
        FilterToken value = peek();
        if (value.kind() != FilterToken.Kind.WORD && value.kind() != FilterToken.Kind.QUOTED) {
            throw error(expected(field));
        }
        take();
        return switch (field.kind()) {
            case TEXT, FLAG -> new FilterNode.Text(field, operator, checkedText(field, operator, value));
            case NUMBER -> number(field, operator, value, FilterValues.number(value.text()));
            case MOMENT -> number(field, operator, value, FilterMoments.micros(value.text()));
            case DURATION -> {
                String time = value.text();
                if (FilterValues.isBareNumber(time) && FilterValues.isUnit(peek().text())) {
                    time += take().text();
                }
                yield number(field, operator, value, FilterValues.micros(time));
            }
        };
    }

    private static FilterNode number(FilterField field, FilterOperator operator, FilterToken value, OptionalLong number)
            throws FilterSyntaxException {
        if (number.isEmpty()) {
            throw new FilterSyntaxException(
                    value.column(), "“" + value.text() + "” does not fit " + field.word(), expected(field));
        }
        return new FilterNode.Figure(field, operator, number.getAsLong());
    }

    private static String checkedText(FilterField field, FilterOperator operator, FilterToken value)
            throws FilterSyntaxException {
        if (value.text().isEmpty()) {
            throw new FilterSyntaxException(value.column(), "the text is empty", expected(field));
        }
        if (field != FilterField.FINGERPRINT) {
            return value.text();
        }
        String digits = value.text().toLowerCase(Locale.ROOT);
        boolean hex = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!hex
                || digits.length() > FINGERPRINT_DIGITS
                || (operator != FilterOperator.CONTAINS && digits.length() < FINGERPRINT_DIGITS)) {
            throw new FilterSyntaxException(
                    value.column(), "“" + value.text() + "” is no fingerprint", expected(field));
        }
        return digits;
    }

    private static String expected(FilterField field) {
        return switch (field.kind()) {
            case DURATION -> "a time with its unit (us, ms, s, min, h), as in " + field.example();
            case NUMBER -> "a number, as in " + field.example();
            case MOMENT -> "a time of day or a date and a time, as in " + field.example();
            case TEXT, FLAG ->
                field == FilterField.FINGERPRINT
                        ? "16 hexadecimal digits, as in " + field.example()
                        : "a word or a quoted text, as in " + field.example();
        };
    }
}
