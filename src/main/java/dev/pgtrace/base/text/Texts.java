package dev.pgtrace.base.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every text for people outside the window, in the language that was chosen once at the start of the process. The
/// first word of a key is its area and names the bundle: `server.probe.ready` stands in `dev/pgtrace/server/messages`.
///
/// What machines read is never translated: it is written [#plainly].
public final class Texts {
    /// The languages that there are texts in, English first.
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final ScopedValue<Locale> SCOPE = ScopedValue.newInstance();
    private static final Map<String, TextBundle> BUNDLES = new ConcurrentHashMap<>();
    private static volatile Locale chosen = Locale.ENGLISH;

    private Texts() {}

    /// From now on, for all threads. English where there are no texts in it.
    public static void use(Locale language) {
        chosen = LANGUAGES.contains(language.getLanguage()) ? language : Locale.ENGLISH;
    }

    /// The language of the texts that are asked for here and now.
    public static Locale language() {
        return SCOPE.orElse(chosen);
    }

    public static boolean isEnglish() {
        return language().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /// The text of a key with `{0}`, `{1}` … replaced. Numbers are written plainly, as those of ports and lines are;
    /// what is to have the marks of the user is formatted before.
    public static String get(String key, @Nullable Object... arguments) {
        return bundle(key).text(key, TextBundle.strings(arguments));
    }

    /// The text of `key.one` for one thing, of `key.many` for any other number of them.
    ///
    /// @param count which of the two; it is no argument by itself
    public static String count(String key, long count, @Nullable Object... arguments) {
        return get(key + (count == 1 ? ".one" : ".many"), arguments);
    }

    public static boolean has(String key) {
        return bundle(key).has(key);
    }

    /// A bundle for those that look up keys in it by themselves.
    ///
    /// @param name with its package: `dev.pgtrace.cli.usage`
    public static ResourceBundle resources(String name) {
        return TextBundle.load(name, language());
    }

    /// Runs something that writes what machines read: English words, plain numbers.
    public static <X extends Throwable> void plainly(NumberMarks.Work<X> work) throws X {
        in(Locale.ENGLISH, () -> NumberMarks.plainly(work));
    }

    /// Runs something that writes a document in this language, whatever the process speaks.
    public static <X extends Throwable> void in(Locale language, NumberMarks.Work<X> work) throws X {
        ScopedValue.CallableOp<Boolean, X> operation = () -> {
            work.run();
            return true;
        };
        ScopedValue.where(SCOPE, language).call(operation);
    }

    private static TextBundle bundle(String key) {
        return bundle(key, language());
    }

    private static TextBundle bundle(String key, Locale language) {
        String area = key.substring(0, key.indexOf('.'));
        return BUNDLES.computeIfAbsent(
                area + '/' + language.getLanguage(),
                any -> TextBundle.of("dev.pgtrace." + area + ".messages", language));
    }
}
