package dev.pgtrace.redact;

import java.util.function.Predicate;

/// Goes through a text word by word: a word that is nobody's own stays, another becomes a token; everything between
/// words stays.
final class WordRedactor {
    private final Tokens tokens;

    /// What becomes of numbers.
    enum Numbers {
        KEPT,
        REPLACED
    }

    WordRedactor(Tokens tokens) {
        this.tokens = tokens;
    }

    /// @param kind  of the words that are replaced
    /// @param known words that stay
    String redact(String text, RedactedKind kind, Numbers numbers, Predicate<String> known) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                int end = numberEnd(text, at);
                String number = text.substring(at, end);
                out.append(numbers == Numbers.KEPT ? number : replaced(number));
                at = end;
            } else if (isLetter(c)) {
                int end = at + 1;
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(at, end);
                out.append(known.test(word) ? word : tokens.of(kind, name(kind, word)));
                at = end;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /// Nothing stays but what stands between words.
    String unknown(String text) {
        return redact(text, RedactedKind.OTHER, Numbers.REPLACED, word -> false);
    }

    /// Letters behind digits belong to them: `19c`, `10ms`, `7f3fa10c`.
    private static int numberEnd(String text, int from) {
        int end = from + 1;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private String replaced(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (!isDigit(number.charAt(i))) {
                return tokens.of(RedactedKind.OTHER, number);
            }
        }
        return tokens.number(RedactedKind.OTHER, number);
    }

    /// Names are the same as in SQL, which has them in any case.
    private static String name(RedactedKind kind, String word) {
        return kind == RedactedKind.NAMES ? KnownWords.lower(word) : word;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '$';
    }
}
