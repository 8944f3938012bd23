package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    private static final Path BASH = Path.of("/bin/bash");

    /// Presses Tab as bash does: arguments are the script and the words, of which the last is begun.
    private static final String ASK = """
            . "$1"; shift
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
            pressed=$(complete -p pgtrace); pressed=${pressed#*-F }
            "${pressed%% *}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    @Test
    void completesCommands() throws Exception {
        assertThat(completed("pgtrace", "an")).containsExactly("analyze");
    }

    @Test
    void completesCommandsOfCommands() throws Exception {
        assertThat(completed("pgtrace", "bench", "co")).containsExactly("convert");
    }

    @Test
    void completesOptions() throws Exception {
        assertThat(completed("pgtrace", "convert", "--ver")).containsExactly("--verify");
    }

    /// While it completes, zsh knows no aliases; `verify --package` presses Tab in one.
    @Test
    void givesZshAFunctionForWhatOnlyBashHas() {
        assertThat(Invoked.run("completion").out())
                .contains("function compopt() { return 0; }")
                .doesNotContain("alias compopt");
    }

    @Test
    void doesNotOfferWhatIsHidden() throws Exception {
        assertThat(completed("pgtrace", "manu")).isEmpty();
    }

    /// What bash would offer for the last word.
    private List<String> completed(String... words) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(BASH), "The script is for bash, which is not in /bin here.");
        Path script = Files.writeString(
                folder.resolve("completion"), Invoked.run("completion").out());
        List<String> command =
                new ArrayList<>(List.of(BASH.toString(), "--norc", "-c", ASK, "bash", script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // it cannot set options of a completion outside of one
                .start();
        try {
            String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return offered.lines()
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        } finally {
            bash.destroyForcibly();
        }
    }
}
