package dev.pgtrace.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a [JsonValue] of a text, character by character.
final class JsonReading {
    private static final int DEEPEST = 100;
    private static final String BLANKS = " \n\r\t";
    private static final String AFTER_WORD = ",]}" + BLANKS;
    private static final String OF_NUMBERS = "0123456789+-.eE";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String json;
    private int at;

    JsonReading(String json) {
        this.json = json;
    }

    /// The one value that the text is.
    JsonValue whole() throws IOException {
        JsonValue value = value(0);
        if (!json.substring(at).isBlank()) {
            throw new IOException("more than one value");
        }
        return value;
    }

    private JsonValue value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw malformed();
        }
        return switch (next()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> new JsonValue.Text(text());
            default -> new JsonValue.Word(word());
        };
    }

    private JsonValue members(int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        take('{');
        for (boolean first = true; !ends('}', first); first = false) {
            String name = text();
            take(':');
            members.put(name, value(depth + 1));
        }
        return new JsonValue.Members(members);
    }

    private JsonValue elements(int depth) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        take('[');
        for (boolean first = true; !ends(']', first); first = false) {
            elements.add(value(depth + 1));
        }
        return new JsonValue.Elements(elements);
    }

    /// Takes the bracket that closes, or the comma before what follows.
    private boolean ends(char close, boolean first) throws IOException {
        if (next() == close) {
            at++;
            return true;
        }
        if (!first) {
            take(',');
        }
        return false;
    }

    private String text() throws IOException {
        take('"');
        int end = json.indexOf('"', at);
        int escape = json.indexOf('\\', at);
        if (end >= 0 && (escape < 0 || escape > end)) {
            String plain = json.substring(at, end);
            at = end + 1;
            return plain;
        }
        StringBuilder text = new StringBuilder();
        for (char c = character(); c != '"'; c = character()) {
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() throws IOException {
        char c = character();
        if (c != 'u') {
            int which = ESCAPES.indexOf(c);
            if (which < 0) {
                throw malformed();
            }
            return ESCAPED.charAt(which);
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(character(), 16);
            if (digit < 0) {
                throw malformed();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private String word() throws IOException {
        int from = at;
        while (at < json.length() && AFTER_WORD.indexOf(json.charAt(at)) < 0) {
            at++;
        }
        String word = json.substring(from, at);
        if (!word.equals("true") && !word.equals("false") && !word.equals("null") && !isNumber(word)) {
            throw malformed();
        }
        return word;
    }

    /// Whether it is made of what numbers are made of; who wants the number sees whether it is one.
    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (OF_NUMBERS.indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /// The next character that is no blank, not taken.
    private char next() throws IOException {
        while (at < json.length() && BLANKS.indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private void take(char expected) throws IOException {
        if (next() != expected) {
            throw malformed();
        }
        at++;
    }

    private char character() throws IOException {
        if (at == json.length()) {
            throw malformed();
        }
        return json.charAt(at++);
    }

    private IOException malformed() {
        return new IOException("no JSON at character " + at);
    }
}
