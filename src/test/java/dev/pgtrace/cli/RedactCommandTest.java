package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactCommandTest {
    private static final String SAMPLE = "sample-traces/checkout_session.trc";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesTheTraceAndTellsTheSeedThatItMade() throws Exception {
        Path out = folder.resolve("out.trc");
        Invoked run = Invoked.run("redact", SAMPLE, out.toString());

        assertThat(run).extracting(Invoked::code, Invoked::out).containsExactly(0, out + "\n");
        assertThat(run.err())
                .containsPattern("seed [0-9a-f]{32}: keep it secret")
                .contains("read again: the same counts and sums");
        assertThat(Files.readString(out)).doesNotContain("mara.lindqvist", "customers");
    }

    @Test
    void takesTheSeedFromAFile() throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.txt"), "a secret\n");
        Path one = folder.resolve("one.trc");
        Path two = folder.resolve("two.trc");
        Invoked run = Invoked.run("redact", "--seed-file", seed.toString(), SAMPLE, one.toString());
        Invoked.run("redact", "--seed", "a secret", SAMPLE, two.toString());

        assertThat(run.err()).doesNotContain("a secret");
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void showsExamplesAndWritesNothing() throws Exception {
        Invoked run = Invoked.run("redact", "--preview", "--seed", "s", SAMPLE);

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().findFirst())
                .contains("- select id, email, full_name, tier, locale from customers where email = $1");
        assertThat(run.out()).containsPattern("binds: mara\\.lindqvist@example\\.org -> v_\\w+");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        Path there = Files.writeString(folder.resolve("there.trc"), "mine");

        assertThat(Invoked.run("redact", SAMPLE).err()).contains("Name the file to write, or ask for --preview.");
        assertThat(Invoked.run("redact", SAMPLE, there.toString()).err()).contains("is there already");
        assertThat(there).hasContent("mine");
        assertThat(Invoked.run("redact", "--seed", " ", SAMPLE, "x.trc").err()).contains("The seed is empty");
        assertThat(Invoked.run("redact", SAMPLE, "x.doc").err()).contains("does not tell by its name what to write");
        assertThat(Invoked.run("redact", "--keep", "everything", SAMPLE, "x.trc")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Invoked.run("redact", "--keep", "other", SAMPLE, "x.trc").err())
                .contains("What nobody knows is always replaced");
    }

    @Test
    void pointsAtTheErrorOfAFilter() throws Exception {
        Invoked run = Invoked.run("analyze", "--filter", "elapsed > 10ms and tabel = orders", SAMPLE);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err().lines().toList())
                .containsExactly(
                        "pgtrace: Filter, column 20: “tabel” is no field; expected table.",
                        "  elapsed > 10ms and tabel = orders",
                        "                     ^");
    }
}
