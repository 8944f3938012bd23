package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every text of documents, from a resource bundle for each language. The language belongs to the document, not to the
/// process: what is written [#in] a language has its words and the marks of its numbers, everything else is English
/// with plain numbers. Arguments are texts: numbers are formatted in `base.text` before.
final class ReportTexts {
    private static final ScopedValue<ResourceBundle> SCOPE = ScopedValue.newInstance();
    private static final ResourceBundle ENGLISH = load(Locale.ENGLISH);

    private ReportTexts() {}

    /// Writes a document or a part of it.
    @FunctionalInterface
    interface Work {
        void run() throws IOException, TraceException;
    }

    /// Runs what writes a document in this language, in English where there are no texts in it.
    static void in(Locale language, Work work) throws IOException, TraceException {
        ResourceBundle texts = load(language);
        boolean english = code(texts).equals(Locale.ENGLISH.getLanguage());
        NumberMarks marks = english ? NumberMarks.PLAIN : NumberMarks.of(language);
        NumberMarks.Work<Exception> told = () -> Texts.in(english ? Locale.ENGLISH : language, work::run);
        ScopedValue.CallableOp<Boolean, Exception> operation = () -> {
            told.run();
            return true;
        };
        try {
            marks.<Exception>during(() -> ScopedValue.where(SCOPE, texts).call(operation));
        } catch (IOException | TraceException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs what writes a document for whoever sits at the terminal, in the language of now.
    static void spoken(Work work) throws IOException, TraceException {
        in(Texts.language(), work);
    }

    /// `12`, or `the first 12 of 40` where not all are shown.
    static String shown(long shown, long all) {
        return shown == all ? Counts.grouped(shown) : get("text.first", Counts.grouped(shown), Counts.grouped(all));
    }

    /// The code of the language that is written in now: `en`, `de`.
    static String language() {
        return code(SCOPE.orElse(ENGLISH));
    }

    /// The text of a key with `{0}`, `{1}` … replaced. A missing key shows itself, which a test finds.
    static String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = SCOPE.orElse(ENGLISH).getString(key);
        } catch (MissingResourceException e) {
            return '!' + key + '!';
        }
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(arguments);
    }

    /// A number with its noun, `1 execution`, `1,200 executions`: the keys `count.NOUN.one` and `count.NOUN.many`.
    static String count(long number, String noun) {
        return get("count." + noun + (number == 1 ? ".one" : ".many"), Counts.grouped(number));
    }

    static String name(Component component) {
        return get("component." + component.name().toLowerCase(Locale.ROOT));
    }

    /// As short as fits in a bar.
    static String brief(Component component) {
        return get("component.brief." + component.name().toLowerCase(Locale.ROOT));
    }

    static String word(Provenance provenance) {
        return get("provenance." + provenance.name().toLowerCase(Locale.ROOT));
    }

    private static String code(ResourceBundle texts) {
        String code = texts.getLocale().getLanguage();
        return code.isEmpty() ? Locale.ENGLISH.getLanguage() : code;
    }

    /// Without falling back to the language of the system: the file without a language is the English one.
    private static ResourceBundle load(Locale language) {
        return ResourceBundle.getBundle(
                "dev.pgtrace.export.report",
                language,
                ReportTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
