package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Provenance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void marksHowAFigureIsKnown() {
        assertThat(Figures.time(1500, Provenance.MEASURED)).isEqualTo("1.50 ms");
        assertThat(Figures.time(1500, Provenance.ESTIMATED)).isEqualTo("~1.50 ms");
        assertThat(Figures.time(0, Provenance.MISSING)).isEqualTo("–");
        assertThat(Figures.timeOrMissing(-1)).isEqualTo("–");
        assertThat(Figures.count(-1)).isEqualTo("–");
        assertThat(Figures.share(Double.NaN)).isEqualTo("–");
    }

    @Test
    void writesFactors() {
        assertThat(Figures.factor(1)).isEqualTo("×1");
        assertThat(Figures.factor(1.5)).isEqualTo("×1.5");
        assertThat(Figures.factor(0.03)).isEqualTo("×0.03");
        assertThat(Figures.factor(0.001)).isEqualTo("×<0.01");
        assertThat(Figures.factor(123_456)).isEqualTo("×123 k");
        assertThat(Figures.factor(Double.NaN)).isEqualTo("–");
    }

    @Test
    void alignsFiguresAndCutsOnlyTheElasticColumn() throws IOException {
        TextTable table = new TextTable("  ").right("n").elastic("text");
        table.row("1", "a".repeat(200)).row("1,000,000", "b");
        StringBuilder out = new StringBuilder();
        table.write(out);

        assertThat(out).hasToString("          n  text\n          1  " + "a".repeat(106) + "…\n  1,000,000  b\n");
    }

    @Test
    void givesALongNameALineOfItsOwn() throws IOException {
        TextTable table = new TextTable("").wrapped("node").right("n");
        table.row("x".repeat(130), "7").row("y", "8");
        StringBuilder out = new StringBuilder();
        table.write(out);

        assertThat(out.toString().lines())
                .containsExactly(
                        "node" + " ".repeat(115) + "n",
                        "x".repeat(130),
                        " ".repeat(119) + "7",
                        "y" + " ".repeat(118) + "8");
    }

    @Test
    void escapesEveryTextAndAttribute() throws IOException {
        StringBuilder out = new StringBuilder();
        new HtmlWriter(out).leaf("span", "<a href='x'>&\"", "title", "\"><script>");

        assertThat(out)
                .hasToString("<span title=\"&quot;&gt;&lt;script&gt;\">&lt;a href=&#39;x&#39;&gt;&amp;&quot;</span>");
    }
}
