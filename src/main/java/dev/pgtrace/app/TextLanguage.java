package dev.pgtrace.app;

import dev.pgtrace.app.JsonValue.Members;
import dev.pgtrace.app.JsonValue.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The language in which the command line speaks where none is named there. `LC_ALL` comes first, as scripts set it to
/// `C` to be sure of what they read; then what the user chose in the settings of the window, `LC_MESSAGES` and `LANG`.
/// Where none of them is set, as on systems other than Unix, it is that of the system.
public final class TextLanguage {
    private static final String PREFERENCES = "preferences";
    private static final String KEY = "language";

    private TextLanguage() {}

    public static Locale ofUser() {
        Path settings = SettingsFile.pathOfUser();
        return of(System.getenv(), () -> chosen(settings));
    }

    static Locale of(Map<String, String> environment, Supplier<Optional<String>> chosen) {
        return variable(environment, "LC_ALL")
                .or(() -> chosen.get().map(Locale::forLanguageTag))
                .or(() -> variable(environment, "LC_MESSAGES"))
                .or(() -> variable(environment, "LANG"))
                .orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// By the language part of `de_DE.UTF-8@euro`; `C` and `POSIX` are English.
    private static Optional<Locale> variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String plain = value.replaceFirst("[.@].*", "");
        return Optional.of(
                plain.equals("C") || plain.equals("POSIX")
                        ? Locale.ENGLISH
                        : Locale.forLanguageTag(plain.replace('_', '-')));
    }

    /// Reads the one word and does not make objects of the rest, since every start pays for it.
    static Optional<String> chosen(Path settings) {
        if (!Files.isReadable(settings)) {
            return Optional.empty();
        }
        try {
            return JsonValue.read(Files.readAllBytes(settings)) instanceof Members(Map<String, JsonValue> all)
                            && all.get(PREFERENCES) instanceof Members(Map<String, JsonValue> preferences)
                            && preferences.get(KEY) instanceof Text(String code)
                    ? Optional.of(code).filter(each -> !each.equals(Preferences.SYSTEM))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the window tells of settings that cannot be read
        }
    }
}
