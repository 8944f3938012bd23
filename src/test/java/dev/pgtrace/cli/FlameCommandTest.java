package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class FlameCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesFoldedStacksThatSumToTheDatabaseTime() throws IOException {
        Invoked invoked = Invoked.on(Sessions.shop(), "flame", "-");

        assertThat(invoked.code()).isZero();
        Golden.assertSame("shop.folded", invoked.out());
        assertThat(invoked.out()
                        .lines()
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum())
                .isEqualTo(1_000_000 + 500 + 5 * (200 + 50) + 100);
    }

    @Test
    void drawsAPictureThatIsValidXml() throws Exception {
        Path file = folder.resolve("x.svg");

        assertThat(Invoked.on(Sessions.shop(), "flame", "-o", file.toString(), "-"))
                .isEqualTo(new Invoked(0, "", ""));

        String svg = Files.readString(file);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg)
                .contains("<title>Seq Scan on orders\n950 ms (950,000 µs)")
                .doesNotContain("<img")
                .doesNotContainPattern("(href|src)=");
    }

    @Test
    void weighsOtherThings() {
        assertThat(Invoked.on(Sessions.shop(), "flame", "--weight", "tier3", "-")
                        .out())
                .contains("Seq Scan on orders")
                .doesNotContain("products");
    }

    @Test
    void refusesANameThatDoesNotSayWhatToWrite() {
        Invoked invoked = Invoked.on(Sessions.shop(), "flame", "-o", "x.png", "-");

        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.err()).contains(".svg").hasLineCount(1);
    }

    @Test
    void saysWhereThereIsNothingToDraw() {
        assertThat(Invoked.on(Sessions.shop(), "flame", "--filter", "elapsed > 10h", "-"))
                .isEqualTo(new Invoked(
                        0, "", "pgtrace: No execution is shown: the trace has none, or none passes the filter.\n"));
    }
}
