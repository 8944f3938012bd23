package dev.pgtrace.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManualPageTest {
    private static CommandSpec root() {
        return new CommandLine(new Root())
                .addSubcommand(new Copy())
                .addSubcommand(new Secret())
                .getCommandSpec();
    }

    private static String page(String name) {
        return ManualPage.of(root(), "tool 1.2", "2026-11-22").stream()
                .filter(each -> each.name().equals(name))
                .map(ManualPage::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesAPageForEveryCommandThatIsNotHidden() {
        assertThat(ManualPage.of(root(), "tool 1.2", ""))
                .extracting(ManualPage::fileName)
                .containsExactly("tool.1", "tool-copy.1");
    }

    @Test
    void saysWhatTheHelpSays() {
        assertThat(page("tool-copy")).isEqualTo("""
                .TH "TOOL\\-COPY" "1" "2026\\-11\\-22" "tool 1.2" "pg_trace Viewer"
                .SH "NAME"
                tool\\-copy \\- Copies a file
                .SH "SYNOPSIS"
                .PP
                .nf
                tool copy [\\-\\-force] [\\-\\-level=N] FILE...
                .fi
                .SH "DESCRIPTION"
                Copies a file.
                \\&.trc is one, C:\\etmp another.
                .SH "ARGUMENTS"
                .TP
                \\fBFILE\\fR
                What to copy.
                .SH "OPTIONS"
                .TP
                \\fB\\-\\-force\\fR
                Even where it is there.
                .TP
                \\fB\\-\\-level N\\fR
                How hard; default: 3.
                .SH "NOTES"
                .PP
                .nf
                Nothing is lost.
                .fi
                .SH "EXAMPLES"
                .PP
                .nf
                Examples:
                  tool copy a b
                .fi
                .SH "EXIT STATUS"
                .PP
                .nf
                Exit codes: 0 done.
                .fi
                .SH "SEE ALSO"
                tool(1)
                """);
    }

    @Test
    void namesTheCommandsOnThePageOfTheirParent() {
        assertThat(page("tool"))
                .contains(".SH \"COMMANDS\"\n.TP\n\\fBcopy\\fR\nCopies a file.\n.SH \"SEE ALSO\"\ntool\\-copy(1)\n");
    }

    @Command(name = "tool", description = "Does things.")
    private static final class Root {}

    @Command(
            name = "copy",
            description = {"Copies a file.", ".trc is one, C:\\tmp another."},
            footer = {"", "Nothing is lost.", "Examples:", "  tool copy a b", "", "Exit codes: 0 done."})
    private static final class Copy {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to copy.")
        private List<String> files = List.of();

        @Option(names = "--force", description = "Even where it is there.")
        private boolean force;

        @Option(names = "--level", paramLabel = "N", description = "How hard; default: ${DEFAULT-VALUE}.")
        private int level = 3;

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }

    @Command(name = "secret", hidden = true)
    private static final class Secret {}
}
