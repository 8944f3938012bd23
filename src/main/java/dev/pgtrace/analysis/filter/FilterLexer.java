package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterToken.Kind;
import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// Splits an expression into tokens.
final class FilterLexer {
    private static final String OPERATORS = "=!<>~";

    private final String text;
    private final List<FilterToken> tokens = new ArrayList<>();
    private int at;
    /// Inside the parentheses of a list, where commas part values.
    private boolean list;

    private FilterLexer(String text) {
        this.text = text;
    }

    static List<FilterToken> tokens(String text) throws FilterSyntaxException {
        FilterLexer lexer = new FilterLexer(text);
        while (lexer.at < text.length()) {
            lexer.token();
        }
        lexer.tokens.add(new FilterToken(Kind.END, "", text.length() + 1, text.length() + 1));
        return lexer.tokens;
    }

    private void token() throws FilterSyntaxException {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '(' || c == ')') {
            list = c == '(' && !tokens.isEmpty() && tokens.getLast().is("in");
            add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), at++);
        } else if (c == ',' && list) {
            add(Kind.COMMA, ",", at++);
        } else if (c == '\'' || c == '"') {
            quoted(c);
        } else if (OPERATORS.indexOf(c) >= 0) {
            operator();
        } else {
            word();
        }
    }

    private void quoted(char mark) throws FilterSyntaxException {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != mark) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == mark) {
                value.append(c);
                at++;
            } else {
                add(Kind.QUOTED, value.toString(), start);
                return;
            }
        }
        throw new FilterSyntaxException(
                start + 1, Texts.get("analysis.filter.open"), Texts.get("analysis.filter.closing", mark));
    }

    private void operator() throws FilterSyntaxException {
        int start = at;
        while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0 && text.charAt(at) != '~') {
            at++;
        }
        if (at == start) {
            at++; // ~ stands alone
        }
        String symbol = text.substring(start, at);
        String known =
                switch (symbol) {
                    case "==" -> "=";
                    case "<>" -> "!=";
                    case "=", "!=", "<", "<=", ">", ">=", "~" -> symbol;
                    default ->
                        throw new FilterSyntaxException(
                                start + 1, Texts.get("analysis.filter.noComparison", symbol), FilterComparison.ANY);
                };
        add(Kind.OPERATOR, known, start);
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        add(Kind.WORD, text.substring(start, at), start);
    }

    private void add(Kind kind, String token, int start) {
        tokens.add(new FilterToken(kind, token, start + 1, Math.max(at, start + 1) + 1));
    }

    private boolean isWord(char c) {
        return !Character.isWhitespace(c) && "()'\"".indexOf(c) < 0 && OPERATORS.indexOf(c) < 0 && !(list && c == ',');
    }
}
