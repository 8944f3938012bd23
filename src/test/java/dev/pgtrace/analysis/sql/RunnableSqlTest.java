package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnableSqlTest {
    private static final long INTEGER = 23;
    private static final long BIGINT = 20;
    private static final long NUMERIC = 1700;
    private static final long TEXT = 25;
    private static final long DATE = 1082;

    @Test
    void putsQuotedValuesInPlaceOfParameters() {
        assertThat(runnable(
                        "select * from o where c = $1 and d = $2 and n = $3",
                        List.of(bind(0, "8812", INTEGER), bind(1, "2026-11-01", DATE), bind(2, "O'Brien", TEXT))))
                .isEqualTo("select * from o where c = 8812 and d = '2026-11-01'::date and n = 'O''Brien';");
    }

    @Test
    void leavesTextsAndCommentsThatLookLikeParameters() {
        assertThat(runnable("select '$1', $1 -- $1", List.of(bind(0, "x", TEXT))))
                .isEqualTo("select '$1', 'x' -- $1\n;");
    }

    @Test
    void tellsTheFirstParameterFromTheTenth() {
        List<Bind> binds = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> bind(i, Integer.toString(i + 1), INTEGER))
                .toList();
        assertThat(runnable("select $1, $10", binds)).isEqualTo("select 1, 10;");
    }

    @Test
    void keepsAMinusFromMakingAComment() {
        assertThat(runnable("select 1-$1", List.of(bind(0, "-5", INTEGER)))).isEqualTo("select 1-(-5);");
    }

    @Test
    void castsNullAndNumbersThatWouldElseHaveAnotherType() {
        assertThat(runnable(
                        "select $1, $2, $3, $4",
                        List.of(
                                new Bind(0, Optional.empty(), DATE, false, true),
                                bind(1, "7", BIGINT),
                                bind(2, "7", NUMERIC),
                                bind(3, "NaN", NUMERIC))))
                .isEqualTo("select NULL::date, 7::bigint, 7::numeric, 'NaN'::numeric;");
    }

    @Test
    void saysWhatItCannotFillIn() {
        assertThat(runnable(
                        "select $1, $2, $3",
                        List.of(
                                new Bind(0, Optional.of("abc"), TEXT, true, true),
                                new Bind(1, Optional.empty(), 21923, false, false))))
                .isEqualTo(
                        "select 'abc' /* cut by the tracer */, $2 /* not read reliably */, $3 /* not in the trace */;");
    }

    @Test
    void fillsOraclesPlaceholdersOneAfterTheOther() {
        assertThat(RunnableSql.of(
                        "select :B1, :2, ':x' from dual where n = :B1",
                        List.of(bind(0, "7", 2), bind(1, "it's", 1), bind(2, "8", 2)),
                        BindTypes.ORACLE))
                .isEqualTo("select 7, 'it''s', ':x' from dual where n = 8;");
    }

    @Test
    void escapesBackslashesWhateverTheServersSetting() {
        assertThat(runnable("select $1", List.of(bind(0, "a\\b", TEXT)))).isEqualTo("select E'a\\\\b';");
    }

    @Test
    void leavesStringsNamesCommentsAndDollarQuotesAlone() {
        String sql = "select '$1', \"$1\", E'\\'$1', $$ $1 $$, $q$ $1 $q$, a$1 -- $1\n/* $1 */, 1;";
        assertThat(runnable(sql, List.of(bind(0, "x", TEXT)))).isEqualTo(sql);
    }

    @Test
    void endsInASemicolonThatNoCommentHides() {
        assertThat(runnable("select 1;\n", List.of())).isEqualTo("select 1;");
        assertThat(runnable("select 1 -- one;", List.of())).isEqualTo("select 1 -- one;\n;");
    }

    private static String runnable(String sql, List<Bind> binds) {
        return RunnableSql.of(sql, binds, BindTypes.POSTGRESQL);
    }

    private static Bind bind(int position, String value, long type) {
        return new Bind(position, Optional.of(value), type, false, true);
    }
}
