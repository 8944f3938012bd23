package dev.pgtrace.cli;

import dev.pgtrace.base.text.TextForm;
import dev.pgtrace.base.text.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What the parser says of words that it cannot use. It speaks English only, and of indexes and ints: its sentences are
/// known by their form and said in our own words. One that is not known stays as it is.
final class ParseFaults {
    /// As picocli writes them, the narrow ones first.
    private static final List<TextForm> FORMS = List.of(
            TextForm.of("cli.parse.unknown.one", "Unknown option: {0}"),
            TextForm.of("cli.parse.unknown.many", "Unknown options: {0}"),
            TextForm.of("cli.parse.unmatched.one", "Unmatched argument at index {0}: {1}"),
            TextForm.of("cli.parse.unmatched.many", "Unmatched arguments from index {0}: {1}"),
            TextForm.of("cli.parse.missing.value", "Missing required parameter for option {0} ({1})"),
            TextForm.of("cli.parse.missing.option", "Missing required option: {0}"),
            TextForm.of("cli.parse.missing.options", "Missing required options: {0}"),
            TextForm.of("cli.parse.missing.parameter", "Missing required parameter: {0}"),
            TextForm.of("cli.parse.missing.parameters", "Missing required parameters: {0}"),
            TextForm.of("cli.parse.missing.both", "Missing required options and parameters: {0}"),
            TextForm.of("cli.parse.expected", "Expected parameter for option {0} but found {1}"),
            TextForm.of("cli.parse.once", "option {0} should be specified only once"),
            TextForm.of("cli.parse.number", "Invalid value for option {0}: {1} is not an int"),
            TextForm.of("cli.parse.number", "Invalid value for option {0}: {1} is not a long"),
            TextForm.of("cli.parse.fraction", "Invalid value for option {0}: {1} is not a double"),
            TextForm.of("cli.parse.argument", "Invalid value for positional parameter at index {0} ({1}): {2}"),
            TextForm.of("cli.parse.option", "Invalid value for option {0}: {1}"));

    private ParseFaults() {}

    /// One line, in the language of the texts.
    static String text(ParameterException fault, String said) {
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !fault.getCommandLine().getSubcommands().isEmpty()) {
            return Texts.get("cli.parse.command", unmatched.getUnmatched().getFirst());
        }
        return text(said);
    }

    /// The parser calls an option by its longest name; people know it by the one that they wrote.
    static String asTyped(ParameterException fault, String said, String... args) {
        if (!(fault.getArgSpec() instanceof OptionSpec option)) {
            return said;
        }
        return Arrays.stream(option.names())
                .filter(name -> Arrays.stream(args).anyMatch(arg -> arg.equals(name) || arg.startsWith(name + '=')))
                .findFirst()
                .map(name -> said.replace('\'' + option.longestName() + '\'', '\'' + name + '\''))
                .orElse(said);
    }

    private static String text(String said) {
        for (TextForm form : FORMS) {
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
