package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.format.autoexplain.LogKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
final class PgBadgerTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isNotInstalledWhereNoFolderOfThePathHasIt() {
        assertThat(PgBadger.find(folder + File.pathSeparator + folder.resolve("none")))
                .isEmpty();
    }

    @Test
    void isToldHowTheLogIsWritten() throws Exception {
        Path told = folder.resolve("told");
        PgBadger badger = standIn("printf '%s\\n' \"$@\" >" + told);
        Path log = folder.resolve("a.log");

        badger.read(log, new LogKind("stderr", Optional.of("%m [%p] ")), 2, new CancelToken());

        assertThat(Files.readAllLines(told))
                .startsWith("-q", "-j", "2", "-f", "stderr", "-p", "%m [%p] ", "-o")
                .endsWith(log.toAbsolutePath().toString());
    }

    @Test
    void saysWhatItPrintedWhereItFails() throws Exception {
        PgBadger badger = standIn("echo no such format; exit 7");

        assertThatThrownBy(() -> badger.version(new CancelToken()))
                .isInstanceOf(TraceException.class)
                .hasMessage(folder.resolve("pgbadger") + " ended with 7: no such format.");
    }

    private PgBadger standIn(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("pgbadger"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return PgBadger.find(folder.toString()).orElseThrow();
    }
}
