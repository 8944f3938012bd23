package dev.pgtrace.cli;

import dev.pgtrace.base.text.TextForm;
import dev.pgtrace.base.text.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What the parser says of words that it cannot use. It speaks English only: its sentences are known by their form,
/// which is that of our English texts. One that is not known stays as it is.
final class ParseFaults {
    /// The narrow ones first.
    private static final List<String> KEYS = List.of(
            "cli.parse.unknown.one",
            "cli.parse.unknown.many",
            "cli.parse.unmatched.one",
            "cli.parse.unmatched.many",
            "cli.parse.missing.value",
            "cli.parse.missing.option",
            "cli.parse.missing.options",
            "cli.parse.missing.parameter",
            "cli.parse.missing.parameters",
            "cli.parse.missing.both",
            "cli.parse.expected",
            "cli.parse.once",
            "cli.parse.int",
            "cli.parse.long",
            "cli.parse.argument",
            "cli.parse.option");

    private ParseFaults() {}

    /// One line, in the language of the texts.
    static String text(String said) {
        if (Texts.isEnglish()) {
            return said;
        }
        for (TextForm form : Texts.forms(KEYS)) {
            Optional<Object[]> parts = form.read(said);
            if (parts.isPresent()) {
                return Texts.get(form.key(), parts.get());
            }
        }
        return said;
    }

    private static String commands(ParameterException fault, List<String> words) {
        String parent = fault.getCommandLine().getCommandSpec().qualifiedName();
        return String.join(
                ' ' + Texts.get("cli.parse.or") + ' ',
                words.stream().map(word -> parent + ' ' + word).toList());
    }

    /// What was likely meant.
    static void suggest(ParameterException fault, PrintWriter err) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            List<String> words = unmatched.getSuggestions();
            if (!words.isEmpty()) {
                err.println(
                        unmatched.isUnknownOption()
                                ? Texts.get("cli.parse.solutions", String.join(", ", words))
                                : Texts.get("cli.parse.meant", commands(unmatched, words)));
            }
        }
    }
}
