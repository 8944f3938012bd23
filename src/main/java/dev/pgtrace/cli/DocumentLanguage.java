package dev.pgtrace.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The language of documents for people, where a command writes such.
final class DocumentLanguage {
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            converter = Word.class,
            description = "Language of html and svg: en or de (default: that of this system).")
    private @Nullable Locale language;

    /// What was asked for, else that of the system.
    Locale chosen() {
        return language == null ? Locale.getDefault(Locale.Category.DISPLAY) : language;
    }

    static final class Word implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String text) {
            return KNOWN.stream()
                    .filter(known -> known.getLanguage().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of en, de"));
        }
    }
}
