package dev.pgtrace.ui.kit;

import dev.pgtrace.base.text.TextBundle;
import dev.pgtrace.base.text.Texts;
import java.util.Locale;

/// Every text of the window, from a resource bundle for each language with dotted keys by screen. Arguments are
/// texts: numbers are formatted in `base.text` before, so that they look the same everywhere.
public final class Messages {
    private static final String NAME = "dev.pgtrace.ui.messages";
    private static volatile TextBundle bundle = TextBundle.of(NAME, Locale.ENGLISH);

    private Messages() {}

    /// From now on texts are in this language, English where there is none in it, also those of what lies below the
    /// window. Views that exist keep theirs, so it is called before the first.
    public static void use(Locale language) {
        bundle = TextBundle.of(NAME, language);
        Texts.use(language);
    }

    /// The language of the texts, by its code: `en`, `de`.
    public static String language() {
        return bundle.language();
    }

    /// The same for documents, whose numbers follow it too.
    public static Locale locale() {
        return Locale.of(language());
    }

    /// The text of a key with `{0}`, `{1}` … replaced. A missing key shows itself, which a test finds.
    public static String get(String key, Object... arguments) {
        return bundle.text(key, arguments);
    }

    public static boolean has(String key) {
        return bundle.has(key);
    }
}
