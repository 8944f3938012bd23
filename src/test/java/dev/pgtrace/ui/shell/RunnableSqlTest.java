package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnableSqlTest {
    private static final List<Bind> BINDS = List.of(
            new Bind(0, Optional.of("42"), 23, false, true),
            new Bind(1, Optional.of("O'Hara"), 25, false, true),
            new Bind(2, Optional.empty(), 25, false, true),
            new Bind(3, Optional.of("a\\b"), 25, false, true),
            new Bind(4, Optional.of("rubbish"), 25, false, false));

    @Test
    void putsBindsInPlaceOfParameters() {
        assertThat(RunnableSql.of("select * from t where a = $1 and b = $2 and c is $3", BINDS))
                .isEqualTo("select * from t where a = '42' and b = 'O''Hara' and c is NULL;");
    }

    @Test
    void escapesBackslashesWhateverTheServersSetting() {
        assertThat(RunnableSql.of("select $4", BINDS)).isEqualTo("select E'a\\\\b';");
    }

    @Test
    void leavesParametersAloneThatHaveNoCredibleBind() {
        assertThat(RunnableSql.of("select $5, $6, $10", BINDS)).isEqualTo("select $5, $6, $10;");
    }

    @Test
    void leavesStringsNamesCommentsAndDollarQuotesAlone() {
        String sql = "select '$1', \"$1\", E'\\'$1', $$ $1 $$, $q$ $1 $q$, a$1 -- $1\n/* $1 */;";
        assertThat(RunnableSql.of(sql, BINDS)).isEqualTo(sql);
    }

    @Test
    void endsWithOneSemicolon() {
        assertThat(RunnableSql.of("select $1;\n", BINDS)).isEqualTo("select '42';");
    }
}
