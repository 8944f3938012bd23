package dev.pgtrace.base.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sentences that are data: of trace issues, recordings, probes, experiments. They are made, kept in files and
/// written for machines in English, whoever made them, and told in the language of whoever reads them. A sentence
/// is known again by the form of its English text, in old files too; one that is not known stays as it is.
///
/// Their keys begin with `kept.`, their bundle is `dev/pgtrace/kept/messages`.
public final class KeptTexts {
    private static final String BUNDLE = "dev.pgtrace.kept.messages";
    private static final TextBundle ENGLISH = TextBundle.of(BUNDLE, Locale.ENGLISH);

    private static final Pattern FIGURE = Pattern.compile(
            "[<>±+−]?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)? ?(?:%|×|µs|ms|s|min|h|B|[kMGT]B?)|\\d{1,3}(?:,\\d{3})+"
                    + "|[-−]?0\\.\\d+"); // no version begins with zero

    private KeptTexts() {}

    /// What all sentences look like, the most certain form first; made when one is told in another language.
    private static final class Forms {
        private static final List<TextForm> ALL = ENGLISH.keys().stream()
                .map(key -> TextForm.of(key, ENGLISH.text(key)))
                .sorted(Comparator.comparingInt(TextForm::literals).reversed())
                .toList();
    }

    /// The English sentence of a key.
    public static String of(String key, @Nullable Object... arguments) {
        return ENGLISH.text(key, TextBundle.strings(arguments));
    }

    /// One of two sentences: `key.one` for one thing, `key.many` for any other number of them.
    public static String count(String key, long count, @Nullable Object... arguments) {
        return of(key + (count == 1 ? ".one" : ".many"), arguments);
    }

    /// A sentence in the language of now. What stands at its places may be a sentence too.
    public static String told(String sentence) {
        if (Texts.isEnglish() || sentence.isEmpty()) {
            return sentence;
        }
        return list(sentence).or(() -> known(sentence)).orElse(sentence);
    }

    /// A list whose parts all are known, `the role (%u), the session (%c) and the client (%h)`.
    private static Optional<String> list(String sentence) {
        if (!sentence.contains(" and ")) {
            return Optional.empty();
        }
        List<Optional<String>> parts = Arrays.stream(sentence.split(", | and ", -1))
                .map(KeptTexts::known)
                .toList();
        if (parts.size() < 2 || !parts.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        List<String> told = parts.stream().map(Optional::get).toList();
        int last = told.size() - 1;
        return Optional.of(
                String.join(", ", told.subList(0, last)) + ' ' + Texts.get("kept.and") + ' ' + told.get(last));
    }

    private static Optional<String> known(String sentence) {
        for (TextForm form : Forms.ALL) {
            Optional<Object[]> parts = form.read(sentence);
            if (parts.isPresent()) {
                Object[] told = parts.get();
                for (int i = 0; i < told.length; i++) {
                    told[i] = marked(told(told[i].toString()));
                }
                return Optional.of(Texts.get(form.key(), told));
            }
        }
        return Optional.empty();
    }

    /// A figure with its unit, which was made with plain numbers as all that is kept, with the marks of the reader.
    /// Without a unit it may be a version.
    private static String marked(String text) {
        return FIGURE.matcher(text).matches() ? NumberMarks.marked(text) : text;
    }

    /// The same for several.
    public static List<String> told(List<String> sentences) {
        return sentences.stream().map(KeptTexts::told).toList();
    }
}
