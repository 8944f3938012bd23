package dev.pgtrace.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every text of the window, from one resource bundle with dotted keys by screen. Arguments are texts: numbers are
/// formatted in `base.text` before, so that they look the same everywhere.
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.pgtrace.ui.messages", Locale.ENGLISH, Messages.class.getClassLoader());

    private Messages() {}

    /// The text of a key with `{0}`, `{1}` … replaced. A missing key shows itself, which a test finds.
    public static String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = BUNDLE.getString(key);
        } catch (MissingResourceException e) {
            return '!' + key + '!';
        }
        return arguments.length == 0 ? pattern : new MessageFormat(escape(pattern), Locale.ROOT).format(arguments);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /// Apostrophes mean themselves in our texts, whether or not there are arguments.
    private static String escape(String pattern) {
        return pattern.replace("'", "''");
    }
}
