package dev.pgtrace.redact;

import dev.pgtrace.redact.WordRedactor.Numbers;

/// Redacts what the server says in words: the words of its own texts stay, numbers do not, and what it quotes becomes a
/// token as a whole, so that no word of it can slip through among the server's.
final class MessageRedactor {
    private final Tokens tokens;
    private final WordRedactor words;

    MessageRedactor(Tokens tokens) {
        this.tokens = tokens;
        this.words = new WordRedactor(tokens);
    }

    String redact(String message) {
        StringBuilder out = new StringBuilder(message.length() + 64);
        int at = 0;
        while (at < message.length()) {
            int quote = next(message, at);
            out.append(words.redact(
                    message.substring(at, quote), RedactedKind.NAMES, Numbers.REPLACED, KnownWords::isMessage));
            if (quote == message.length()) {
                break;
            }
            int from = quote + opening(message, quote);
            int to = end(message, from, message.charAt(from - 1));
            out.append(message, quote, from).append(quoted(message.substring(from, to), message.charAt(from - 1)));
            at = to;
            if (at < message.length() && message.charAt(at) != '\n') {
                out.append(message.charAt(at++));
            }
        }
        return out.toString();
    }

    /// Where the next quoted text opens: `"…"`, `'…'`, `„…“`, values of a key `(id)=(5)` and of a row `contains
    /// (1, a)`.
    private static int next(String message, int from) {
        for (int i = from; i < message.length(); i++) {
            if (opening(message, i) > 0) {
                return i;
            }
        }
        return message.length();
    }

    /// Length of the opening of a quoted text, or 0.
    private static int opening(String message, int at) {
        return switch (message.charAt(at)) {
            case '"', '\'' -> 1;
            case ')' -> message.startsWith(")=(", at) ? 3 : 0;
            case 's' -> message.startsWith("s (", at) && message.startsWith("contain", Math.max(0, at - 7)) ? 3 : 0;
            default -> 0;
        };
    }

    /// The end of the quoted text: for rows and keys the last parenthesis of the line that closes one.
    private static int end(String message, int from, char open) {
        int line = message.indexOf('\n', from);
        int limit = line < 0 ? message.length() : line;
        int close = open == '(' ? message.lastIndexOf(')', limit - 1) : message.indexOf(open, from);
        return close < from || close > limit && open == '(' ? limit : close;
    }

    private String quoted(String text, char open) {
        boolean name = open != '(' && !text.isEmpty();
        for (int i = 0; i < text.length() && name; i++) {
            char c = text.charAt(i);
            name = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c == '_'
                    || c >= 0x80
                    || i > 0 && (c >= '0' && c <= '9' || c == '$');
        }
        if (name && (KnownWords.isCatalog(text) || KnownWords.isSetting(text))) {
            return text;
        }
        return name ? tokens.of(RedactedKind.NAMES, text) : tokens.value(RedactedKind.LITERALS, text);
    }
}
