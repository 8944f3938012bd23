package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.AddressSyntaxException;

/// libpq's `host=db1 port=5432 user='o''x'`: blanks around the equals sign, single quotes, backslash escapes.
final class KeywordString {
    private final String text;
    private final Said said = new Said();
    private int at;

    private KeywordString(String text) {
        this.text = text;
    }

    static Said read(String text) throws AddressSyntaxException {
        KeywordString reader = new KeywordString(text);
        reader.pairs();
        return reader.said;
    }

    private void pairs() throws AddressSyntaxException {
        blanks();
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at);
            blanks();
            if (at >= text.length() || text.charAt(at) != '=') {
                throw new AddressSyntaxException(start + 1, Texts.get("server.address.wordEquals"));
            }
            if (word.isEmpty()) {
                throw new AddressSyntaxException(start + 1, Texts.get("server.address.noKeyword"));
            }
            Keyword keyword = Keyword.of(word)
                    .orElseThrow(() -> new AddressSyntaxException(
                            start + 1, Texts.get("server.address.keyword", Keyword.hint(word))));
            at++;
            blanks();
            int column = at + 1;
            said.put(keyword.name(), value(), column);
            blanks();
        }
    }

    private String value() throws AddressSyntaxException {
        if (at < text.length() && text.charAt(at) == '\'') {
            return quoted();
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        return value.toString();
    }

    private String quoted() throws AddressSyntaxException {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\'') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        throw new AddressSyntaxException(start + 1, Texts.get("server.address.openQuote"));
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
