package dev.pgtrace.cli.manual;

import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The page of one command.
///
/// @param name what `man` is asked for, such as `pgtrace-analyze`
/// @param text the page in roff
public record ManualPage(String name, String text) {
    private static final String SECTION = "1";

    /// The pages of a command and of all below it that are not hidden, parents first.
    ///
    /// @param edition the product and its version, for the foot of each page
    /// @param date    for the foot too, `2026-11-22`
    public static List<ManualPage> of(CommandSpec root, String edition, String date) {
        List<ManualPage> pages = new ArrayList<>();
        add(root, edition, date, pages);
        return List.copyOf(pages);
    }

    /// What the page's file is called.
    public String fileName() {
        return name + "." + SECTION;
    }

    private static void add(CommandSpec spec, String edition, String date, List<ManualPage> pages) {
        pages.add(new ManualPage(nameOf(spec), page(spec, edition, date)));
        subcommands(spec).forEach(each -> add(each, edition, date, pages));
    }

    private static String nameOf(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    private static Stream<CommandSpec> subcommands(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden())
                .distinct();
    }

    private static String page(CommandSpec spec, String edition, String date) {
        List<String> about = lines(spec.usageMessage().description());
        Roff page = new Roff();
        page.request("TH", nameOf(spec).toUpperCase(Locale.ROOT), SECTION, date, edition, "pg_trace Viewer");
        page.section(Texts.get("cli.manual.name"))
                .line(nameOf(spec) + " - " + withoutStop(about.isEmpty() ? "" : about.getFirst()));
        page.section(Texts.get("cli.manual.synopsis")).verbatim(synopsis(spec));
        if (about.size() > 1) {
            page.section(Texts.get("cli.manual.description"));
            about.forEach(page::line);
        }
        arguments(spec, page);
        options(spec, page);
        commands(spec, page);
        notes(spec, page);
        seeAlso(spec, page);
        return page.toString();
    }

    private static List<String> synopsis(CommandSpec spec) {
        return new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    private static void arguments(CommandSpec spec, Roff page) {
        List<PositionalParamSpec> shown = spec.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .toList();
        if (!shown.isEmpty()) {
            page.section(Texts.get("cli.manual.arguments"));
            shown.forEach(each -> page.item(each.paramLabel(), description(each)));
        }
    }

    private static void options(CommandSpec spec, Roff page) {
        List<OptionSpec> shown =
                spec.options().stream().filter(each -> !each.hidden()).toList();
        if (!shown.isEmpty()) {
            page.section(Texts.get("cli.manual.options"));
            shown.forEach(each -> page.item(tag(each), description(each)));
        }
    }

    private static String tag(OptionSpec option) {
        String names = String.join(", ", option.names());
        boolean takesWord = option.arity().max() > 0 && !option.paramLabel().isEmpty();
        return takesWord ? names + " " + option.paramLabel() : names;
    }

    private static void commands(CommandSpec spec, Roff page) {
        List<CommandSpec> shown = subcommands(spec).toList();
        if (!shown.isEmpty()) {
            page.section(Texts.get("cli.manual.commands"));
            shown.forEach(each -> page.item(
                    each.name(),
                    lines(each.usageMessage().description()).stream().limit(1).toList()));
        }
    }

    /// The foot of the help: paragraphs parted by empty lines, examples, which keep their lines, and exit codes.
    private static void notes(CommandSpec spec, Roff page) {
        List<String> foot = lines(spec.usageMessage().footer());
        List<String> codes = foot.stream()
                .dropWhile(line -> !line.startsWith(Texts.get("cli.manual.codes")))
                .toList();
        List<String> rest = foot.subList(0, foot.size() - codes.size());
        List<String> notes = rest.stream()
                .takeWhile(line -> !line.startsWith(Texts.get("cli.manual.example")))
                .toList();
        section(page, Texts.get("cli.manual.notes"), notes);
        section(page, Texts.get("cli.manual.examples"), rest.subList(notes.size(), rest.size()));
        section(page, Texts.get("cli.manual.status"), codes);
    }

    private static void section(Roff page, String title, List<String> lines) {
        if (lines.stream().anyMatch(line -> !line.isBlank())) {
            page.section(title).verbatim(trimmed(lines));
        }
    }

    private static List<String> trimmed(List<String> lines) {
        return String.join("\n", lines).strip().lines().toList();
    }

    private static void seeAlso(CommandSpec spec, Roff page) {
        List<CommandSpec> related = new ArrayList<>();
        if (spec.parent() != null) {
            related.add(spec.parent());
        }
        subcommands(spec).forEach(related::add);
        if (!related.isEmpty()) {
            page.section(Texts.get("cli.manual.seeAlso"))
                    .line(String.join(
                            ", ",
                            related.stream()
                                    .map(each -> nameOf(each) + "(" + SECTION + ")")
                                    .toList()));
        }
    }

    private static List<String> description(ArgSpec argument) {
        return lines(argument.description());
    }

    /// As the help prints them: the words are formats, in which `%n` ends a line and `%%` is a sign of per cent, unless
    /// they are none.
    private static List<String> lines(String[] words) {
        return Arrays.stream(words)
                .map(each -> each.replace("%n", "\n").replace("%%", "%"))
                .flatMap(each -> each.isEmpty() ? Stream.of("") : each.lines())
                .toList();
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
