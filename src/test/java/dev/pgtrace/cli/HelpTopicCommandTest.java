package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HelpTopicCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsATopicInTheLanguageAskedFor() {
        assertThat(run("help", "tiers")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("TIERS: WHERE A BLOCK CAME FROM\n");
        out.reset();
        assertThat(run("help", "tiers", "--language", "de")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("STUFEN: WOHER EIN BLOCK KAM\n");
    }

    @Test
    void printsTheUsageOfACommand() {
        assertThat(run("help", "flame")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: pgtrace flame");
    }

    @Test
    void listsTopicsWhereNoneIsNamed() {
        assertThat(run("help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage: pgtrace")
                .contains("  glossary    Glossary\n");
    }

    @Test
    void refusesAnUnknownTopicAndNamesThoseThereAre() {
        assertThat(run("help", "weather")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("weather").contains("guide, ledger, tiers");
    }

    private int run(String... args) {
        return CommandLineTool.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
