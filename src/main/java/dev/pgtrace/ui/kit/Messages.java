package dev.pgtrace.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every text of the window, from a resource bundle for each language with dotted keys by screen. Arguments are
/// texts: numbers are formatted in `base.text` before, so that they look the same everywhere.
public final class Messages {
    private static volatile ResourceBundle bundle = load(Locale.ENGLISH);

    private Messages() {}

    /// From now on texts are in this language, English where there is none in it. Views that exist keep theirs, so it
    /// is called before the first.
    public static void use(Locale language) {
        bundle = load(language);
    }

    /// The language of the texts, by its code: `en`, `de`.
    public static String language() {
        String code = bundle.getLocale().getLanguage();
        return code.isEmpty() ? Locale.ENGLISH.getLanguage() : code;
    }

    /// The same for documents, whose numbers follow it too.
    public static Locale locale() {
        return Locale.of(language());
    }

    /// Without falling back to the language of the system: the file without a language is the English one.
    private static ResourceBundle load(Locale language) {
        return ResourceBundle.getBundle(
                "dev.pgtrace.ui.messages",
                language,
                Messages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The text of a key with `{0}`, `{1}` … replaced. A missing key shows itself, which a test finds.
    public static String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException e) {
            return '!' + key + '!';
        }
        return arguments.length == 0 ? pattern : new MessageFormat(escape(pattern), Locale.ROOT).format(arguments);
    }

    public static boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// Apostrophes mean themselves in our texts, whether or not there are arguments.
    private static String escape(String pattern) {
        return pattern.replace("'", "''");
    }
}
