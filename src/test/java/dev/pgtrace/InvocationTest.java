package dev.pgtrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {
    @TempDir
    private Path folder;

    @Test
    void opensTheWindowWithoutArguments() {
        assertThat(Invocation.of(List.of())).isEqualTo(new Invocation.Window(List.of()));
    }

    @Test
    void opensTheWindowOnFilesThatExist() throws IOException {
        Path blank = Files.createFile(folder.resolve("a b.trc"));
        assertThat(Invocation.of(List.of(blank.toString(), folder.toString())))
                .isEqualTo(new Invocation.Window(List.of(blank, folder)));
    }

    @Test
    void namesTheFirstFileThatIsMissing() throws IOException {
        Path there = Files.createFile(folder.resolve("there.trc"));
        Path gone = folder.resolve("gone.trc");
        assertThat(Invocation.of(List.of(there.toString(), gone.toString()))).isEqualTo(new Invocation.Missing(gone));
    }

    @Test
    void takesAMisspelledPathForAFileAndAMisspelledWordForACommand() {
        assertThat(Invocation.of(List.of("no/such.trc"))).isEqualTo(new Invocation.Missing(Path.of("no/such.trc")));
        assertThat(Invocation.of(List.of("analyse"))).isEqualTo(new Invocation.Commands(List.of("analyse")));
    }

    @Test
    void givesOptionsAndCommandsToTheCommandLine() {
        List<String> analyze = List.of("analyze", "x.trc", "--format", "json");
        assertThat(Invocation.of(analyze)).isEqualTo(new Invocation.Commands(analyze));
        assertThat(Invocation.of(List.of("--version"))).isEqualTo(new Invocation.Commands(List.of("--version")));
    }

    @Test
    void takesEveryWordBehindTwoDashesForAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("-x.trc"));
        assertThat(Invocation.of(List.of("--", file.toString()))).isEqualTo(new Invocation.Window(List.of(file)));
        assertThat(Invocation.of(List.of("--", "analyze"))).isEqualTo(new Invocation.Missing(Path.of("analyze")));
        assertThat(Invocation.of(List.of("--"))).isEqualTo(new Invocation.Window(List.of()));
    }
}
