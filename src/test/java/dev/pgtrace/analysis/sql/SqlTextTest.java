package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SqlTextTest {
    @Test
    void givesPlacesInCharacters() {
        assertThat(SqlText.tokens("select 'ä€😀' x"))
                .containsExactly(
                        new SqlToken(SqlTokenKind.KEYWORD, 0, 6),
                        new SqlToken(SqlTokenKind.STRING, 7, 13),
                        new SqlToken(SqlTokenKind.IDENTIFIER, 14, 15));
    }

    @Test
    void putsTextOnOneLine() {
        assertThat(SqlText.oneLine("  select\r\n\t a,\0b  \n")).isEqualTo("select a, b");
        assertThat(SqlText.oneLine("")).isEmpty();
        assertThat(SqlText.oneLine(" \n ")).isEmpty();
    }

    @Test
    void cutsLineWithEllipsis() {
        assertThat(SqlText.oneLine("select a", 8)).isEqualTo("select a");
        assertThat(SqlText.oneLine("select a  \n", 8)).isEqualTo("select a");
        assertThat(SqlText.oneLine("select ab", 8)).isEqualTo("select …");
        assertThat(SqlText.oneLine("ab 😀😀", 5)).isEqualTo("ab …");
        assertThat(SqlText.oneLine("abc", 1)).isEqualTo("…");
        assertThat(SqlText.oneLine("abc", 0)).isEmpty();
    }
}
