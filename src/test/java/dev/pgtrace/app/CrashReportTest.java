package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:11:12Z");

    @TempDir
    Path folder;

    @Test
    void saysWhereInTheCodeAndNothingOfTheUsers() throws IOException {
        Throwable fault = new IllegalStateException(
                "select secret from customers", new IllegalArgumentException("bind 'Miller'"));
        Path report =
                new CrashReport(folder.resolve("new")).write(fault, "1.2.3", AT).orElseThrow();
        String text = Files.readString(report);
        assertThat(text)
                .startsWith("pg_trace Viewer 1.2.3, 2026-11-26T10:11:12Z\n")
                .contains("java.lang.IllegalStateException\n", "caused by java.lang.IllegalArgumentException\n")
                .contains("at dev.pgtrace.app.CrashReportTest.saysWhereInTheCodeAndNothingOfTheUsers(")
                .doesNotContain("select", "customers", "Miller");
    }

    @Test
    void doesNotFailWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThat(new CrashReport(file).write(new IllegalStateException(), "1", AT))
                .isEmpty();
    }

    @Test
    void endsAtACircleOfCauses() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);
        assertThat(CrashReport.text(first, "1", AT)).containsOnlyOnce("caused by");
    }
}
