package dev.pgtrace.base.sql;

/// Finds the ends of what the server's lexer takes for one piece: strings, quoted names, dollar quotes, comments.
/// Strings as with `standard_conforming_strings`, which is on since version 9.1.
final class Quoted {
    private final String text;

    Quoted(String text) {
        this.text = text;
    }

    /// Whether such a piece begins here.
    boolean begins(int at) {
        return switch (text.charAt(at)) {
            case '\'', '"' -> true;
            case '-' -> text.startsWith("--", at);
            case '/' -> text.startsWith("/*", at);
            case '$' -> !tag(at).isEmpty();
            default -> false;
        };
    }

    boolean isComment(int at) {
        return text.charAt(at) == '-' || text.charAt(at) == '/';
    }

    /// The place after the piece that begins here, or -1 where it has no end.
    int end(int at) {
        return switch (text.charAt(at)) {
            case '\'' -> quote(at, '\'', hasEscapes(at));
            case '"' -> quote(at, '"', false);
            case '-' -> endOfLine(at);
            case '/' -> comment(at);
            case '$' -> dollar(at);
            default -> throw new IllegalArgumentException("nothing begins at " + at);
        };
    }

    private int quote(int at, char quote, boolean escapes) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean hasEscapes(int at) {
        return at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e') && (at == 1 || !isWord(at - 2));
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// Comments nest.
    private int comment(int at) {
        int depth = 0;
        int i = at;
        while (i + 1 < text.length()) {
            if (text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return -1;
    }

    private int dollar(int at) {
        String tag = tag(at);
        int end = text.indexOf(tag, at + tag.length());
        return end < 0 ? -1 : end + tag.length();
    }

    /// `$tag$` that begins here, or empty: inside a word, and before a digit, a dollar is no quote.
    private String tag(int at) {
        if (at > 0 && isWord(at - 1)) {
            return "";
        }
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '$') {
            char c = text.charAt(i);
            boolean fits = Character.isLetter(c) || c == '_' || i > at + 1 && Character.isDigit(c);
            if (!fits) {
                return "";
            }
            i++;
        }
        return i < text.length() ? text.substring(at, i + 1) : "";
    }

    boolean isWord(int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
