package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ConvertCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void convertsThereAndBackAndSaysWhatItWrote() throws Exception {
        Path file = session();
        String binary = folder.resolve("b.trcb").toString();
        Invoked there = Invoked.run("convert", file.toString(), binary, "--verify");
        assertThat(there).extracting(Invoked::code, Invoked::out).containsExactly(0, binary + "\n");
        assertThat(there.err()).contains("of text in").contains("times smaller), read again and compared");
        String text = folder.resolve("c.trc").toString();
        assertThat(Invoked.run("convert", binary, text).code()).isZero();
        assertThat(Path.of(text)).hasSameBinaryContentAs(file);
    }

    @Test
    void analysesABinaryTraceAsItsText() throws Exception {
        Path file = session();
        Path folder2 = Files.createDirectory(folder.resolve("same"));
        Path binary = folder2.resolve("a.trcb");
        Invoked.run("convert", file.toString(), binary.toString());
        String text = Invoked.run("analyze", file.toString()).out();
        assertThat(Invoked.run("analyze", binary.toString()).out().replace(binary.toString(), file.toString()))
                .isEqualTo(text);
        assertThat(Invoked.with(Files.newInputStream(binary), "analyze", "-").out())
                .isEqualTo(text.replace(file.toString(), "standard input"));
    }

    @Test
    void keepsWhatIsThereUnlessForced() throws Exception {
        Path file = session();
        Path there = Files.writeString(folder.resolve("there.trcb"), "mine");
        Invoked refused = Invoked.run("convert", file.toString(), there.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is there already").contains("--force");
        assertThat(there).hasContent("mine");
        assertThat(Invoked.run("convert", file.toString(), there.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.size(there)).isGreaterThan(100);
    }

    @Test
    void writesTheKindThatIsAskedForWhateverTheName() throws Exception {
        Path file = session();
        Path out = folder.resolve("x.dat");
        Invoked unknown = Invoked.run("convert", file.toString(), out.toString());
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("does not tell by its name what to write");
        assertThat(Invoked.run("convert", file.toString(), out.toString(), "--to", "gzip")
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(out)).startsWith(0x1f, 0x8b);
        assertThat(Invoked.run("convert", file.toString(), out.toString(), "--to", "rar", "--force")
                        .err())
                .contains("none of text, gzip, zstd, binary");
    }

    @Test
    void saysWithItsExitCodeThatAPartOfTheInputIsLost() throws Exception {
        Path file = session();
        Path gzip = folder.resolve("a.trc.gz");
        Invoked.run("convert", file.toString(), gzip.toString());
        byte[] stored = Files.readAllBytes(gzip);
        Files.write(gzip, Arrays.copyOf(stored, stored.length - 30));
        Invoked invoked =
                Invoked.run("convert", gzip.toString(), folder.resolve("b.trcb").toString());
        assertThat(invoked.code()).isEqualTo(ExitCode.INPUT);
        assertThat(invoked.err()).contains("is cut or damaged").contains("what could be read of it");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        Path file = session();
        String out = folder.resolve("b.trcb").toString();
        for (List<String> words : List.of(
                List.of("convert", "-", out),
                List.of("convert", file.toString(), out, "--level", "23"),
                List.of("convert", file.toString(), file.toString(), "--force"),
                List.of("bench", "convert", file.toString(), "--runs", "0"),
                List.of("bench", "convert", file.toString(), "-f", "html"))) {
            Invoked invoked = Invoked.run(words.toArray(String[]::new));
            assertThat(invoked.code()).as(String.join(" ", words)).isEqualTo(ExitCode.USAGE);
            assertThat(invoked.err()).contains("pgtrace: ");
        }
        assertThat(Invoked.run("convert", folder.resolve("none.trc").toString(), out)
                        .code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void measuresEachKind() throws Exception {
        Path file = session();
        Invoked text = Invoked.run("bench", "convert", "--runs", "1", file.toString());
        assertThat(text.code()).isZero();
        assertThat(text.out().lines().map(line -> line.strip().split(" ")[0]).skip(1))
                .containsExactly("kind", ".trc", ".trc.gz", ".trc.zst", ".trcb");
        JsonNode json = new JsonMapper()
                .readTree(Invoked.run("bench", "convert", "--runs", "1", "-f", "json", file.toString())
                        .out());
        assertThat(json.get("schema").asString()).isEqualTo("pgtrace.bench.convert/1");
        assertThat(json.get("textBytes").asLong()).isEqualTo(Files.size(file));
        for (JsonNode kind : json.get("kinds")) {
            assertThat(kind.get("storedBytes").asLong()).isPositive();
            assertThat(kind.get("openMicros").asLong()).isPositive();
        }
    }

    private Path session() throws Exception {
        return Files.writeString(folder.resolve("a.trc"), Sessions.shop());
    }
}
