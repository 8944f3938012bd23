package dev.pgtrace.base.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    private static List<String> texts(String script) throws ScriptException {
        return SqlScript.split(script).stream().map(ScriptStatement::text).toList();
    }

    @Test
    void splitsAtSemicolons() throws ScriptException {
        assertThat(SqlScript.split(" select 1;\n\n;-- note\nupdate t set a = 2 -- why\n ;"))
                .containsExactly(
                        new ScriptStatement("select 1", 1, 1), new ScriptStatement("update t set a = 2", 21, 4));
    }

    @Test
    void keepsSemicolonsInsideQuotesAndComments() throws ScriptException {
        assertThat(texts("select ';', E'\\';', \"a;b\" /* ; /* ; */ ; */; select $$;$$, $a$ $$;$b$ $a$; select a$1$b;"))
                .containsExactly("select ';', E'\\';', \"a;b\"", "select $$;$$, $a$ $$;$b$ $a$", "select a$1$b");
    }

    @Test
    void keepsSqlBodiesOfFunctionsTogether() throws ScriptException {
        String function = """
                create or replace function f(a int) returns int begin atomic
                  select case when a > 1 then 2 else 3 end;
                  select 4;
                end""";
        assertThat(texts(function + "; begin; select 1; end;")).containsExactly(function, "begin", "select 1", "end");
    }

    @Test
    void keepsRulesTogether() throws ScriptException {
        assertThat(texts("create rule r as on insert to t do also (select 1; select 2); select 3"))
                .containsExactly("create rule r as on insert to t do also (select 1; select 2)", "select 3");
    }

    @Test
    void refusesCommandsOfPsql() {
        assertThatThrownBy(() -> SqlScript.split("select 1;\n\\d t"))
                .hasMessage("Line 2: commands of psql, which begin with a backslash, cannot be run here. Remove it.");
    }

    @Test
    void namesTheLineOfAQuoteWithoutEnd() {
        assertThatThrownBy(() -> SqlScript.split("select 1;\n\nselect 'a;"))
                .hasMessage("Line 3: a quote begins here and never ends.");
        assertThatThrownBy(() -> SqlScript.split("/* a")).hasMessage("Line 1: a comment begins here and never ends.");
    }

    @Test
    void makesPlaceholdersOfJdbc() {
        Placeholders placeholders = Placeholders.of("select '$1', $2::int, a ? 'b', $1, $1, x$2, $$ $3 $$");
        assertThat(placeholders)
                .isEqualTo(new Placeholders("select '$1', ?::int, a ?? 'b', ?, ?, x$2, $$ $3 $$", List.of(2, 1, 1), 2));
        assertThat(placeholders.numbered()).isEqualTo("select '$1', $1::int, a ? 'b', $2, $3, x$2, $$ $3 $$");
    }

    @Test
    void anyTextEndsWithoutAFault() {
        String text = "select $a$ 'x' /* -- \\' E'\\\\' \"q\" $1 ; begin atomic (";
        for (int from = 0; from < text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                String cut = text.substring(from, to);
                Placeholders.of(cut).numbered();
                try {
                    assertThat(texts(cut)).allMatch(cut::contains);
                } catch (ScriptException e) {
                    assertThat(e.line()).isEqualTo(1);
                }
            }
        }
    }
}
