package dev.pgtrace.ui.kit.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTextTest {
    private static TableText table(String text, String shown, String exact) {
        return new TableText(
                List.of(
                        new TableText.Heading("Statement", "", TableText.Kind.TEXT),
                        new TableText.Heading("Elapsed", "µs", TableText.Kind.NUMBER)),
                List.of(List.of(TableText.Cell.of(text), new TableText.Cell(shown, exact))),
                0);
    }

    @Test
    void csvHasUnitsInItsHeadingsAndExactNumbers() {
        assertThat(table("select 1, 2", "1.23 ms", "1234").text(TableText.Form.CSV))
                .isEqualTo("Statement,Elapsed (µs)\r\n\"select 1, 2\",1234\r\n");
    }

    @Test
    void csvHasNothingThatASpreadsheetWouldRun() {
        for (String formula : List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\r=1")) {
            String csv = table(formula, "", "").text(TableText.Form.CSV);
            assertThat(csv.lines().skip(1).findFirst().orElseThrow().replace("\"", ""))
                    .as(formula)
                    .startsWith("'");
        }
        assertThat(table("", "−5 µs", "-5").text(TableText.Form.CSV)).endsWith(",-5\r\n");
    }

    @Test
    void markdownIsAsShownAndNoMarkup() {
        assertThat(table("a|b *c*\n<d>", "1.23 ms", "1234").text(TableText.Form.MARKDOWN))
                .isEqualTo("| Statement | Elapsed |\n| :-- | --: |\n| a\\|b \\*c\\* \\<d> | 1.23 ms |\n");
    }

    @Test
    void numbersHaveNoExponentAndNoNeedlessZeros() {
        assertThat(List.of(
                        SharedColumn.number(1e7),
                        SharedColumn.number(0.5),
                        SharedColumn.number(100.0 / 3),
                        SharedColumn.number(-12),
                        SharedColumn.number(Double.NaN)))
                .containsExactly("10000000", "0.5", "33.333333", "-12", "");
    }
}
