package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Optional;

/// Where in an expression the next word will stand, from the tokens before it.
final class FilterPlace {
    /// What is expected next.
    enum Expecting {
        CONDITION,
        COMPARISON,
        /// After `not` behind a field.
        WORD_COMPARISON,
        VALUE,
        /// After digits.
        UNIT,
        LIST,
        LIST_VALUE,
        LIST_NEXT,
        MISSING,
        JOIN
    }

    private Expecting expecting = Expecting.CONDITION;
    private Optional<FilterField> field = Optional.empty();
    private int open;

    private FilterPlace() {}

    static FilterPlace after(List<FilterToken> tokens) {
        FilterPlace place = new FilterPlace();
        for (FilterToken token : tokens) {
            if (token.kind() != FilterToken.Kind.END) {
                place.step(token);
            }
        }
        return place;
    }

    Expecting expecting() {
        return expecting;
    }

    /// The field that is compared.
    Optional<FilterField> field() {
        return field;
    }

    /// Whether a parenthesis is open.
    boolean isInside() {
        return open > 0;
    }

    private void step(FilterToken token) {
        expecting = switch (expecting) {
            case CONDITION -> condition(token);
            case COMPARISON, WORD_COMPARISON -> comparison(token);
            case VALUE -> FilterValues.isBareNumber(token.text()) && hasUnits() ? Expecting.UNIT : Expecting.JOIN;
            case LIST -> Expecting.LIST_VALUE;
            case LIST_VALUE -> Expecting.LIST_NEXT;
            case LIST_NEXT -> next(token);
            case MISSING -> token.is("missing") ? Expecting.JOIN : Expecting.MISSING;
            case UNIT -> isUnit(token) ? Expecting.JOIN : join(token);
            case JOIN -> join(token);
        };
    }

    private boolean hasUnits() {
        return field.map(compared -> !FilterValues.units(compared.kind()).isEmpty())
                .orElse(false);
    }

    private boolean isUnit(FilterToken token) {
        return field.map(compared -> FilterValues.isUnit(compared.kind(), token.text()))
                .orElse(false);
    }

    private static Expecting next(FilterToken token) {
        return switch (token.kind()) {
            case COMMA -> Expecting.LIST_VALUE;
            case CLOSE -> Expecting.JOIN;
            case WORD, QUOTED, OPERATOR, OPEN, END -> Expecting.LIST_NEXT;
        };
    }

    private Expecting condition(FilterToken token) {
        if (token.kind() == FilterToken.Kind.OPEN) {
            open++;
            return Expecting.CONDITION;
        }
        if (token.is("not") || token.is("and") || token.is("or")) {
            return Expecting.CONDITION;
        }
        field = token.kind() == FilterToken.Kind.WORD ? fieldOf(token.text()) : Optional.empty();
        return field.isPresent() && field.get().kind() != FilterField.Kind.FLAG ? Expecting.COMPARISON : Expecting.JOIN;
    }

    private static Optional<FilterField> fieldOf(String word) {
        return word.matches("\\$\\d+") ? Optional.of(FilterText.BIND) : FilterField.of(word);
    }

    private static Expecting comparison(FilterToken token) {
        if (token.kind() == FilterToken.Kind.OPERATOR || token.is("like")) {
            return Expecting.VALUE;
        }
        if (token.is("in")) {
            return Expecting.LIST;
        }
        if (token.is("is")) {
            return Expecting.MISSING;
        }
        return token.is("not") ? Expecting.WORD_COMPARISON : Expecting.JOIN;
    }

    private Expecting join(FilterToken token) {
        if (token.kind() == FilterToken.Kind.CLOSE) {
            open--;
            return Expecting.JOIN;
        }
        return condition(token);
    }
}
