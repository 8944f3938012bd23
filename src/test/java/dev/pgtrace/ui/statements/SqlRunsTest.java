package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.statements.RowLabel.Run;
import dev.pgtrace.ui.statements.RowLabel.Style;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlRunsTest {
    @Test
    void cutsSqlByWhatItsPiecesAre() {
        assertThat(SqlRuns.of("SELECT a FROM t WHERE b = $1"))
                .containsExactly(
                        new Run("SELECT", Style.KEYWORD),
                        new Run(" a ", Style.PLAIN),
                        new Run("FROM", Style.KEYWORD),
                        new Run(" t ", Style.PLAIN),
                        new Run("WHERE", Style.KEYWORD),
                        new Run(" b = ", Style.PLAIN),
                        new Run("$1", Style.BIND));
    }

    @Test
    void losesNoCharacter() {
        for (String sql :
                new String[] {"", " ", "select 1 -- x\n, 'a''b' /* c */ from \"T\" ", "żółć = 'ż'", "'open"}) {
            assertThat(SqlRuns.of(sql).stream().map(Run::text).collect(Collectors.joining()))
                    .isEqualTo(sql);
        }
    }
}
