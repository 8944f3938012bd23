package dev.pgtrace.analysis.filter;

import java.util.List;

/// The tokens of an expression, taken one after the other.
final class FilterTokens {
    private final List<FilterToken> tokens;
    private int at;

    FilterTokens(List<FilterToken> tokens) {
        this.tokens = tokens;
    }

    FilterToken peek() {
        return tokens.get(at);
    }

    FilterToken take() {
        return tokens.get(at++);
    }

    /// Whether a comparison follows, in signs or in words.
    boolean compares() {
        FilterToken next = peek();
        if (next.kind() == FilterToken.Kind.OPERATOR || next.is("like") || next.is("is")) {
            return true;
        }
        FilterToken after = tokens.get(Math.min(at + 1, tokens.size() - 1));
        return next.is("in") && after.kind() == FilterToken.Kind.OPEN
                || next.is("not") && (after.is("like") || after.is("in"));
    }

    FilterSyntaxException error(String expected) {
        return new FilterSyntaxException(peek().column(), peek().shown(), expected);
    }
}
