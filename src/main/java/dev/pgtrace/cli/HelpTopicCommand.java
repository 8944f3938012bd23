package dev.pgtrace.cli;

import dev.pgtrace.app.HelpTopics;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.MarkdownText;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pgtrace help`: the guide, one topic after the other, and the usage of a command.
@Command(
        name = "help",
        description = "Explains a topic, or a command: pgtrace help tiers.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: pgtrace help ledger"})
final class HelpTopicCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "The topic or the command; without one, what there is.")
    private @Nullable String topic;

    HelpTopicCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DataOutput out = DataOutput.of(terminal.out());
        out.append(text());
        out.flush();
        return ExitCode.OK;
    }

    private String text() {
        CommandLine top = java.util.Objects.requireNonNull(spec).root().commandLine();
        if (topic == null) {
            return top.getUsageMessage() + '\n' + topics();
        }
        Optional<String> markdown = HelpTopics.markdown(topic, language());
        if (markdown.isPresent()) {
            return MarkdownText.of(markdown.get());
        }
        CommandLine command = top.getSubcommands().get(topic);
        if (command == null) {
            throw new ParameterException(
                    spec.commandLine(), Texts.get("cli.help.unknown", topic, String.join(", ", HelpTopics.names())));
        }
        return command.getUsageMessage();
    }

    private static String language() {
        return Texts.language().getLanguage();
    }

    private String topics() {
        StringBuilder out = new StringBuilder(Texts.get("cli.help.topics"));
        int width = HelpTopics.names().stream().mapToInt(String::length).max().orElse(0);
        for (HelpTopics.Topic each : HelpTopics.all(language())) {
            out.append("  ")
                    .append(each.name())
                    .repeat(' ', width - each.name().length() + 2)
                    .append(each.title())
                    .append('\n');
        }
        return out.toString();
    }
}
