package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// The language that a command line speaks: its help, its messages, and the numbers in them.
final class Language {
    private static final String OPTION = "--language";
    private static final String USAGE = "dev.pgtrace.cli.usage";

    private Language() {}

    /// The one named by the words. It is looked for before they are parsed, as what is wrong with them is told in it.
    static Optional<Locale> named(String... words) {
        for (int i = 0; i < words.length; i++) {
            String word = words[i].equals(OPTION) && i + 1 < words.length ? OPTION + '=' + words[i + 1] : words[i];
            if (word.startsWith(OPTION + '=')) {
                return Optional.of(word.substring(OPTION.length() + 1))
                        .filter(Texts.LANGUAGES::contains)
                        .map(Locale::of);
            }
        }
        return Optional.empty();
    }

    /// From now on. Numbers go with the words: those of English texts are plain.
    static void speak(Locale language) {
        Texts.use(language);
        NumberMarks.use(Texts.isEnglish() ? NumberMarks.PLAIN : NumberMarks.of(Texts.language()));
    }

    /// Gives every command the option, and its help in the language of now. The English help stands at the commands.
    static void of(CommandLine root) {
        addOption(root);
        if (!Texts.isEnglish()) {
            root.setResourceBundle(Texts.resources(USAGE));
        }
    }

    /// What writes to standard output or into a file.
    @FunctionalInterface
    interface Writing {
        void run() throws IOException, TraceException;
    }

    /// Writes what machines read: English words, plain numbers. Documents that are told their language have it even so.
    static void plainly(Writing document) throws IOException, TraceException {
        try {
            Texts.<Exception>plainly(document::run);
        } catch (IOException | TraceException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addOption(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption(OPTION) == null) {
            spec.addOption(OptionSpec.builder(OPTION)
                    .paramLabel("CODE")
                    .type(String.class)
                    .converters(new Code())
                    .description("Language of texts: en or de (default: that of the settings or the system).")
                    .build());
        }
        command.getSubcommands().values().forEach(Language::addOption);
    }

    private static final class Code implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!Texts.LANGUAGES.contains(text)) {
                throw new TypeConversionException(
                        Texts.get("cli.word.choice", text, String.join(", ", Texts.LANGUAGES)));
            }
            return text;
        }
    }
}
