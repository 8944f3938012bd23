package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.text.Texts;

/// A token of an expression.
///
/// @param text   the word, the quoted text without its quotes, or the operator
/// @param column first character, from 1
/// @param end    character after the last one, from 1
record FilterToken(Kind kind, String text, int column, int end) {
    enum Kind {
        WORD,
        QUOTED,
        OPERATOR,
        OPEN,
        CLOSE,
        /// Between the values of a list.
        COMMA,
        END
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isValue() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// As errors name it.
    String shown() {
        return kind == Kind.END ? Texts.get("analysis.filter.ends") : Texts.get("analysis.filter.found", text);
    }
}
