package dev.pgtrace.base.text;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Texts for people in one language, from a resource bundle with dotted keys. `{0}`, `{1}` … are places for arguments;
/// `{0|row|rows}` is the first of two words where argument 0 is one, otherwise the second, with places of its own where
/// it has any. Every other character, apostrophes too, means itself.
public final class TextBundle {
    private final ResourceBundle texts;

    private TextBundle(ResourceBundle texts) {
        this.texts = texts;
    }

    /// The bundle of this name, in English where there is none in the language: never in that of the system, since the
    /// file without a language is the English one.
    public static TextBundle of(String name, Locale language) {
        return new TextBundle(load(name, language));
    }

    static ResourceBundle load(String name, Locale language) {
        return ResourceBundle.getBundle(
                name,
                language,
                TextBundle.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The language of the texts, by its code: `en`, `de`.
    public String language() {
        String code = texts.getLocale().getLanguage();
        return code.isEmpty() ? Locale.ENGLISH.getLanguage() : code;
    }

    /// Every key there is, of this language and of English.
    Set<String> keys() {
        return texts.keySet();
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// The text of a key. A missing key shows itself, which a test finds.
    ///
    /// @param arguments texts, formatted already; whole numbers get the marks of the user
    public String text(String key, Object... arguments) {
        try {
            String pattern = texts.getString(key);
            return arguments.length == 0 ? pattern : filled(pattern, arguments);
        } catch (MissingResourceException e) {
            return '!' + key + '!';
        }
    }

    /// Arguments as they are, numbers without marks.
    static Object[] strings(@Nullable Object... arguments) {
        Object[] strings = new Object[arguments.length];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = String.valueOf(arguments[i]);
        }
        return strings;
    }

    private static String filled(String pattern, Object... arguments) {
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', Math.max(from, open + 1))) {
            int index = open + 2 < pattern.length() ? pattern.charAt(open + 1) - '0' : -1;
            if (index < 0 || index >= Math.min(10, arguments.length)) {
                continue;
            }
            int end = pattern.charAt(open + 2) == '|' ? endOfChoice(pattern, open + 2) : open + 2;
            if (end > 0 && pattern.charAt(end) == '}') {
                String words = words(arguments[index]);
                out.append(pattern, from, open);
                out.append(end == open + 2 ? words : chosen(pattern.substring(open + 3, end), words, arguments));
                from = end + 1;
            }
        }
        return out.append(pattern, from, pattern.length()).toString();
    }

    /// Where the brace closes that opened before this place; -1 where it never does.
    private static int endOfChoice(String pattern, int from) {
        int depth = 1;
        for (int at = from; at < pattern.length(); at++) {
            depth += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /// Of `row|rows` the first for one.
    private static String chosen(String words, String count, Object... arguments) {
        int bar = words.indexOf('|');
        if (bar < 0) {
            return words;
        }
        return filled(count.equals("1") ? words.substring(0, bar) : words.substring(bar + 1), arguments);
    }

    private static String words(Object argument) {
        return switch (argument) {
            case Integer number -> Counts.grouped(number);
            case Long number -> Counts.grouped(number);
            default -> String.valueOf(argument);
        };
    }
}
