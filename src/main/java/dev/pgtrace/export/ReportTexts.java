package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.TextBundle;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.util.Locale;

/// Every text of documents, from a resource bundle for each language. The language belongs to the document, not to the
/// process: what is written [#in] a language has its words and the marks of its numbers, everything else is English
/// with plain numbers. Arguments are texts: numbers are formatted in `base.text` before.
final class ReportTexts {
    private static final String NAME = "dev.pgtrace.export.report";
    private static final ScopedValue<TextBundle> SCOPE = ScopedValue.newInstance();
    private static final TextBundle ENGLISH = TextBundle.of(NAME, Locale.ENGLISH);

    private ReportTexts() {}

    /// Writes a document or a part of it.
    @FunctionalInterface
    interface Work {
        void run() throws IOException, TraceException;
    }

    /// Runs what writes a document in this language, in English where there are no texts in it.
    static void in(Locale language, Work work) throws IOException, TraceException {
        TextBundle texts = TextBundle.of(NAME, language);
        boolean english = texts.language().equals(Locale.ENGLISH.getLanguage());
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
        return SCOPE.orElse(ENGLISH).language();
    }

    /// The text of a key with `{0}`, `{1}` … replaced. A missing key shows itself, which a test finds.
    static String get(String key, Object... arguments) {
        return SCOPE.orElse(ENGLISH).text(key, arguments);
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
}
