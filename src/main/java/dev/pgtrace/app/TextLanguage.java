package dev.pgtrace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The language in which the command line speaks where none is named there. `LC_ALL` comes first, as scripts set it to
/// `C` to be sure of what they read; then what the user chose in the settings of the window, `LC_MESSAGES` and `LANG`.
/// Where none of them is set, as on systems other than Unix, it is that of the system.
public final class TextLanguage {
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
        try (JsonParser json =
                new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(settings))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && KEY.equals(json.currentName())) {
                    return json.nextToken() == JsonToken.VALUE_STRING
                            ? Optional.of(json.getString()).filter(code -> !code.equals(Preferences.SYSTEM))
                            : Optional.empty();
                }
            }
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // the window tells of settings that cannot be read
        }
        return Optional.empty();
    }
}
