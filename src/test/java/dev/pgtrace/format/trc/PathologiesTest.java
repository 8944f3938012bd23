package dev.pgtrace.format.trc;

import static dev.pgtrace.format.trc.Fixture.FOOTER;
import static dev.pgtrace.format.trc.Fixture.HEADER;
import static dev.pgtrace.format.trc.Fixture.end;
import static dev.pgtrace.format.trc.Fixture.exec;
import static dev.pgtrace.format.trc.Fixture.parse;
import static dev.pgtrace.format.trc.Fixture.statement;
import static dev.pgtrace.format.trc.Fixture.stop;
import static dev.pgtrace.format.trc.Fixture.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the tracer prints in the wrong place, or not at all, and what is made of it.
class PathologiesTest {
    private static Trace read(String... parts) throws Exception {
        return Reading.of(Fixture.expand(HEADER + String.join("", parts) + FOOTER));
    }

    private static Set<ExecutionFlag> flags(Trace trace, int execution) {
        long bits = trace.executions().get(execution, ExecutionColumn.FLAGS);
        return EnumSet.allOf(ExecutionFlag.class).stream()
                .filter(flag -> flag.in(bits))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ExecutionFlag.class)));
    }

    private static Set<CursorFlag> cursorFlags(Trace trace, int cursor) {
        long bits = trace.cursors().get(cursor, CursorColumn.FLAGS);
        return EnumSet.allOf(CursorFlag.class).stream()
                .filter(flag -> flag.in(bits))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CursorFlag.class)));
    }

    private static long get(Trace trace, int execution, ExecutionColumn column) {
        return trace.executions().get(execution, column);
    }

    private static Set<IssueKind> issues(Trace trace) {
        return trace.info().issues().stream().map(TraceIssue::kind).collect(Collectors.toSet());
    }

    @Test
    void findsNothingWrongWithAPlainTrace() throws Exception {
        Trace trace = read(statement(1, "select 1;"), statement(2, "select 2;"), stop(3));
        assertThat(trace.info().issues()).isEmpty();
        assertThat(trace.info().complete()).isTrue();
        assertThat(flags(trace, 0)).isEmpty();
        assertThat(cursorFlags(trace, 2)).containsExactlyInAnyOrder(CursorFlag.STOP, CursorFlag.NO_PLAN);
    }

    @Test
    void flagsTheOuterStatementThatLostItsFiguresToANestedOne() throws Exception {
        Trace trace = read(
                parse(1, "select outer_function();"),
                exec(1),
                statement(2, "select count(*) from t"),
                statement(3, "select 3;"),
                stop(4));
        assertThat(flags(trace, 0)).containsExactlyInAnyOrder(ExecutionFlag.INCOMPLETE, ExecutionFlag.RAN_NESTED);
        assertThat(get(trace, 1, ExecutionColumn.PARENT)).isZero();
        assertThat(get(trace, 2, ExecutionColumn.PARENT)).isEqualTo(Table.MISSING);
        assertThat(issues(trace)).containsExactlyInAnyOrder(IssueKind.INCOMPLETE, IssueKind.RAN_NESTED);
    }

    @Test
    void takesAStatementThatFailedForOneThatFailed() throws Exception {
        Trace trace = read(parse(1, "select 1/0;"), exec(1), statement(2, "select count(*) from t;"), stop(3));
        assertThat(flags(trace, 0)).containsExactly(ExecutionFlag.INCOMPLETE);
        assertThat(get(trace, 1, ExecutionColumn.PARENT)).isEqualTo(Table.MISSING);
        assertThat(issues(trace)).containsExactly(IssueKind.INCOMPLETE);
    }

    @Test
    void flagsThePlanOfANestedStatementWithACachedPlan() throws Exception {
        Trace trace = read(parse(1, "select nest();"), exec(1), exec(1), time("0.000006", 1), end(1), stop(2));
        assertThat(flags(trace, 0)).containsExactlyInAnyOrder(ExecutionFlag.INCOMPLETE, ExecutionFlag.RAN_NESTED);
        assertThat(flags(trace, 1)).containsExactlyInAnyOrder(ExecutionFlag.REPEATED, ExecutionFlag.FOREIGN_PLAN);
        assertThat(get(trace, 1, ExecutionColumn.PARENT)).isZero();
    }

    @Test
    void flagsThePlanOfATriggerAfterTheRunOfItsStatement() throws Exception {
        Trace trace = read(
                parse(1, "insert into t values (1);"),
                exec(1),
                time("0.000056", 1),
                exec(1),
                time("0.000005", 1),
                end(1),
                stop(2));
        assertThat(flags(trace, 0)).isEmpty();
        assertThat(flags(trace, 1)).containsExactly(ExecutionFlag.FOREIGN_PLAN);
    }

    @Test
    void leavesOutFiguresPrintedUnderTheNumberOfAnExpression() throws Exception {
        Trace trace = read(
                parse(1, "select nest();"),
                exec(1),
                parse(2, "a+b"),
                time("0.000229", 1),
                end(2, 671, "0.006919"),
                stop(3));
        assertThat(flags(trace, 1))
                .containsExactlyInAnyOrder(
                        ExecutionFlag.NO_START, ExecutionFlag.CUMULATIVE_STATS, ExecutionFlag.FOREIGN_PLAN);
        assertThat(get(trace, 1, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(229);
        assertThat(trace.info().counts().hitBlocks()).isEqualTo(671);
        assertThat(issues(trace))
                .contains(IssueKind.CUMULATIVE_STATS, IssueKind.EXEC_WITHOUT_START, IssueKind.FOREIGN_PLAN);
    }

    @Test
    void leavesOutCumulativeFiguresPrintedAfterAnExecToo() throws Exception {
        Trace trace = read(
                statement(1, "select 1"),
                parse(2, "select id from t where id = n"),
                exec(2),
                time("0.000025", 6),
                parse(3, "t := t + 1"),
                exec(3),
                time("0.000002", 0),
                end(3, 470, "0.005429"),
                stop(4));
        assertThat(flags(trace, 2))
                .containsExactlyInAnyOrder(ExecutionFlag.CUMULATIVE_STATS, ExecutionFlag.FOREIGN_PLAN);
    }

    @Test
    void knowsPlanningThatFailed() throws Exception {
        Trace trace = read("===\nPARSE #1\nSQL: select 1/0;\n---\n", statement(2, "select 2;"), stop(3));
        assertThat(trace.info().counts().parses()).isEqualTo(3);
        assertThat(cursorFlags(trace, 0)).containsExactlyInAnyOrder(CursorFlag.PLANNING_FAILED, CursorFlag.NO_PLAN);
        assertThat(issues(trace)).containsExactly(IssueKind.PLANNING_FAILED);
    }

    @Test
    void knowsThatACachedPlanRanAfterPlanningFailed() throws Exception {
        Trace trace = read(
                "===\nPARSE #1\nSQL: execute p(1)\n---\n",
                "---\nBINDS #1:\n  bind 0: value=\"1\" oacdef=23\n",
                exec(1),
                time("0.000050", 1),
                end(1),
                stop(2));
        assertThat(cursorFlags(trace, 0)).containsExactly(CursorFlag.PLANNING_FAILED);
        assertThat(get(trace, 0, ExecutionColumn.BIND_COUNT)).isEqualTo(1);
    }

    @Test
    void addsNoFlagToTheFetchesOfACursor() throws Exception {
        Trace trace = read(
                parse(1, "declare c cursor for select * from t;"),
                exec(1),
                time("0.000308", 3),
                exec(1),
                time("0.000147", 2),
                end(1),
                stop(2));
        assertThat(flags(trace, 0)).isEmpty();
        assertThat(flags(trace, 1)).isEmpty();
        assertThat(trace.info().counts().rows()).isEqualTo(5);
        assertThat(issues(trace)).isEmpty();
    }

    @Test
    void tellsExplainFromFalseFigures() throws Exception {
        Trace trace = read(parse(1, "explain select 1;"), "---\n", end(1), stop(2));
        assertThat(flags(trace, 0)).containsExactly(ExecutionFlag.NO_RUN);
        assertThat(issues(trace)).isEmpty();
    }

    @Test
    void givesPlanningTimesToTheRightStatementWherePlanningIsNested() throws Exception {
        Trace trace = read(
                "===\nPARSE #1\nSQL: select immutable_function() + 1;\n---\n",
                statement(2, "(select count(*) from nation)"),
                "PARSE TIME: ela=0.000740 sec cpu=0.000 sec (planning)\n",
                "PARSE STATS: cr=82 (catalog blocks read during planning)\n",
                stop(3));
        assertThat(trace.cursors().get(0, CursorColumn.PARSE_MICROS)).isEqualTo(740);
        assertThat(trace.cursors().get(0, CursorColumn.PARSE_BLOCKS)).isEqualTo(82);
        assertThat(trace.cursors().get(1, CursorColumn.PARSE_MICROS)).isEqualTo(7);
        assertThat(cursorFlags(trace, 1)).containsExactly(CursorFlag.NESTED_PLANNING);
        assertThat(issues(trace)).containsExactlyInAnyOrder(IssueKind.NESTED_PLANNING, IssueKind.PARSE_ONLY);
    }

    @Test
    void tellsTwoStatementsOfOneNumberApartAsOldVersionsPrintThem() throws Exception {
        // U4 prints PARSE after planning: the inner statement comes first, and the outer one under its number again.
        String plan = """
                ---
                EXEC #2
                EXEC TIME: ela=%s sec rows=1
                ---
                BUFFER STATS: cr=3 pr=0
                CPU: user=0.000 sec system=0.000 sec total=0.000 sec
                ---
                EXECUTION PLAN #2:
                ---
                -> RESULT  (cost=0.00..0.01 rows=1 width=4) (actual rows=1 loops=1)
                ===

                """;
        Trace trace = read(
                "===\nPARSE #2\nSQL: (select count(*) from nation)\nPARSE TIME: 0.000030 sec\n",
                plan.formatted("0.000100"),
                "===\nPARSE #2\nSQL: select immutable_function() + 1;\nPARSE TIME: 0.000700 sec\n",
                plan.formatted("0.000020"));
        assertThat(trace.info().counts().parses()).isEqualTo(2);
        assertThat(trace.text().sql(trace, 0)).isEqualTo("(select count(*) from nation)");
        assertThat(trace.text().sql(trace, 1)).isEqualTo("select immutable_function() + 1;");
        assertThat(get(trace, 0, ExecutionColumn.CURSOR)).isZero();
        assertThat(get(trace, 1, ExecutionColumn.CURSOR)).isEqualTo(1);
        assertThat(get(trace, 0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(100);
        assertThat(get(trace, 1, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(20);
    }

    @Test
    void flagsACachedPlanThatRanUnderTheNumberOfAFailedStatement() throws Exception {
        Trace trace = read(
                parse(1, "select 1/0;"),
                exec(1),
                "---\nBINDS #1:\n  bind 0: value=\"7\" oacdef=23\n",
                exec(1),
                time("0.000040", 1),
                end(1),
                stop(2));
        assertThat(flags(trace, 0)).contains(ExecutionFlag.INCOMPLETE);
        assertThat(flags(trace, 1)).containsExactlyInAnyOrder(ExecutionFlag.REPEATED, ExecutionFlag.FOREIGN_PLAN);
        assertThat(get(trace, 1, ExecutionColumn.BIND_COUNT)).isEqualTo(1);
        assertThat(issues(trace)).contains(IssueKind.INCOMPLETE, IssueKind.FOREIGN_PLAN);
    }

    @Test
    void leavesOutAFetchOfACursorPrintedUnderAnotherStatement() throws Exception {
        // FETCH of #1 while #2 is the tracer's current statement: a run under #2 that #2 never started.
        Trace trace = read(
                parse(1, "declare c cursor for select * from t;"),
                exec(1),
                time("0.000308", 3),
                statement(2, "select 2;"),
                time("0.000147", 2),
                stop(3));
        assertThat(trace.executions().size()).isEqualTo(4);
        assertThat(flags(trace, 2)).contains(ExecutionFlag.NO_START);
        assertThat(issues(trace)).contains(IssueKind.EXEC_WITHOUT_START);
    }

    @Test
    void neverSumsTheTimesOfSampledBuffersWhateverTheyAre() throws Exception {
        String waits = """
                WAIT #1: nam='db file sequential read' ela=nan file#=1663/5/1259 block=1 obj#=1259
                  table='pg_class' fork=main
                WAIT #1: nam='db file sequential read' ela=-inf file#=1663/5/1259 block=2 obj#=1259
                  table='pg_class' fork=main
                WAIT #1: nam='db file sequential read' ela=99999999999999 file#=1663/5/1259 block=3 obj#=1259
                  table='pg_class' fork=main
                """;
        Trace trace = read(
                parse(1, "select 1;"),
                exec(1),
                time("0.000050", 1),
                end(1).replace("  (no physical I/O - all blocks from cache)\n", waits),
                stop(2));
        assertThat(trace.info().counts().waits()).isEqualTo(3);
        assertThat(trace.waits().size()).isZero();
        assertThat(issues(trace)).containsExactly(IssueKind.PHANTOM_WAITS);
    }

    @Test
    void dropsTheRecordsBeforeTheFirstParseOfASecondTrace() throws Exception {
        Trace trace = read(time("754488566.678009", 1), end(2), statement(3, "select 2"), stop(4));
        assertThat(flags(trace, 0))
                .containsExactlyInAnyOrder(
                        ExecutionFlag.NO_START, ExecutionFlag.CUMULATIVE_STATS, ExecutionFlag.GARBAGE_ELAPSED);
        assertThat(get(trace, 0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(Table.MISSING);
        assertThat(trace.cursors().get(0, CursorColumn.ID)).isEqualTo(2);
        assertThat(cursorFlags(trace, 0)).containsExactly(CursorFlag.NO_PARSE);
        assertThat(trace.info().counts().execMicros()).isEqualTo(50);
    }

    @Test
    void marksBindsReadFromForeignMemory() throws Exception {
        Trace trace = read(
                parse(1, "select f(n)"),
                "---\nBINDS #1:\n  bind 0: value=NULL oacdef=21923\n  bind 1: value=NULL oacdef=25\n",
                exec(1),
                time("0.000050", 1),
                end(1),
                stop(2));
        assertThat(flags(trace, 0)).containsExactly(ExecutionFlag.IMPLAUSIBLE_BINDS);
        assertThat(Reading.issue(trace, IssueKind.IMPLAUSIBLE_BIND))
                .hasValueSatisfying(issue -> assertThat(issue.count()).isEqualTo(1));
        assertThat(trace.text().detail(trace, 0).binds())
                .extracting(bind -> bind.plausible())
                .containsExactly(false, true);
    }

    @Test
    void saysThatATraceWithoutFooterIsIncomplete() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER + statement(1, "select 1;") + parse(2, "select 2;") + exec(2)));
        assertThat(trace.info().complete()).isFalse();
        assertThat(flags(trace, 1)).containsExactly(ExecutionFlag.INCOMPLETE);
        assertThat(issues(trace)).containsExactlyInAnyOrder(IssueKind.NO_FOOTER, IssueKind.INCOMPLETE);
    }

    @Test
    void saysWhatAHeaderWithoutRecordsIs() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER));
        assertThat(issues(trace)).containsExactlyInAnyOrder(IssueKind.HEADER_ONLY, IssueKind.NO_FOOTER);
        assertThat(trace.info().sessions()).hasSize(1);
        assertThat(trace.info().sessions().getFirst().pid()).isEqualTo(42);
        assertThat(trace.info().sessions().getFirst().startMicros()).isEqualTo(1_795_332_541_434_285L);
    }

    @Test
    void saysWhereALastLineIsTorn() throws Exception {
        String whole = Fixture.expand(HEADER + parse(1, "select 1;") + exec(1));
        Trace trace = Reading.of(whole + "EXEC TIME: ela=0.00");
        assertThat(Reading.issue(trace, IssueKind.TORN_LINE)).hasValueSatisfying(issue -> {
            assertThat(issue.offsetBytes()).isEqualTo(whole.length());
            assertThat(issue.line()).isEqualTo(whole.lines().count() + 1);
        });
        assertThat(trace.info().counts().finishedExecutions()).isZero();
    }

    @Test
    void leavesOutTheZerosThatALossOfPowerWrites() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER + statement(1, "select 1;")) + "\0".repeat(5000));
        assertThat(issues(trace)).containsExactlyInAnyOrder(IssueKind.NUL_BYTES, IssueKind.NO_FOOTER);
        assertThat(trace.info().counts().executions()).isEqualTo(1);
    }

    @Test
    void noticesALostPart() throws Exception {
        Trace trace = read(statement(1, "select 1;"), statement(7, "select 7;"), stop(8));
        assertThat(issues(trace)).containsExactly(IssueKind.ID_GAP);
    }

    @Test
    void readsSeveralSessionsInOneFile() throws Exception {
        String one = Fixture.expand(HEADER + statement(1, "select 1;") + stop(2) + FOOTER);
        Trace trace = Reading.of(one + one);
        assertThat(trace.info().sessions()).hasSize(2);
        assertThat(trace.cursors().get(2, CursorColumn.SESSION)).isEqualTo(1);
        assertThat(trace.info().issues()).isEmpty();
    }

    @Test
    void keepsUnknownLinesInOneIssue() throws Exception {
        Trace trace = read("what is this\nand this\n", statement(1, "select 1;"), "and that\n", stop(2));
        assertThat(Reading.issue(trace, IssueKind.UNKNOWN_LINE))
                .hasValueSatisfying(issue -> assertThat(issue.count()).isEqualTo(3));
    }
}
