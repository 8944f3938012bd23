package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.cursors;
import static dev.pgtrace.format.oracle.OracleTraces.executions;
import static dev.pgtrace.format.oracle.OracleTraces.issues;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static dev.pgtrace.format.oracle.OracleTraces.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String FORGED = """
            select 1 /*
            END OF STMT
            EXEC #1:c=9,e=9,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=9
            PARSING IN CURSOR #9 len=1 dep=0 uid=5 oct=3 lid=5 tim=9
            */ from dual""";

    @Test
    void keepsTextThatLooksLikeRecordsAndLikeItsOwnEnd() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=%d dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                %s
                END OF STMT
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                """.formatted(FORGED.length(), FORGED));

        assertThat(sql(trace, 0)).isEqualTo(FORGED);
        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(2L);
        assertThat(trace.cursors().size()).isOne();
        assertThat(issues(trace)).isEmpty();
    }

    @Test
    void endsATextOfAnotherLengthAtTheFirstEnd() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=40 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select ...
                EXEC #1:c=9,e=9,tim=9
                from x
                END OF STMT
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                """);

        assertThat(sql(trace, 0)).isEqualTo("select ...\nEXEC #1:c=9,e=9,tim=9\nfrom x");
        assertThat(trace.info().counts().executions()).isOne();
    }

    @Test
    void goesOnAtTheNextRecordWhereTheEndIsLost() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=10 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select 1
                from dual
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                """);

        assertThat(sql(trace, 0)).isEqualTo("select 1\nfrom dual");
        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(2L);
        assertThat(issues(trace)).containsEntry(IssueKind.MALFORMED_RECORD, 1L);
    }

    @Test
    void reportsATraceThatEndsInAText() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=100 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select 1
                EXEC #1:c=9,e=9,tim=9
                """);

        assertThat(sql(trace, 0)).isEqualTo("select 1\nEXEC #1:c=9,e=9,tim=9");
        assertThat(trace.info().complete()).isFalse();
        assertThat(issues(trace)).containsEntry(IssueKind.TORN_LINE, 1L);
    }

    @Test
    void readsLengthsOfTextsWithAccents() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=13 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select 'äöü'
                END OF STMT
                """);

        assertThat(sql(trace, 0)).isEqualTo("select 'äöü'");
        assertThat(cursors(trace, CursorColumn.SQL_LENGTH)).containsExactly(15L);
    }

    @Test
    void decodesBindsOfTheExecutionAfterThem() throws TraceException {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                BINDS #7:

                 Bind#0
                  oacdty=02 mxl=22(22) mxlc=00 mal=00 scl=00 pre=00
                  oacflg=03 fl2=1000000 frm=01 csi=873 siz=24 off=0
                  kxsbbbfp=7fe9c3cf3450  bln=22  avl=06  flg=05
                *** 2024-01-01T00:00:09.000000+00:00
                  value=111242892
                 Bind#1
                  oacdty=01 mxl=128(80) mxlc=00 mal=00 scl=00 pre=00
                  oacflg=03 fl2=1000010 frm=01 csi=873 siz=160 off=0
                  kxsbbbfp=7fae3bd02fd8  bln=128  avl=52  flg=05
                  value="two "lines""
                EXEC #1:c=9,e=9,p=0,cr=0,tim=9
                 Bind#9
                "
                 Bind#2
                  oacdty=01 mxl=32(00) mxlc=00 mal=00 scl=00 pre=00
                  kxsbbbfp=7fae3bd02fd8  bln=32  avl=00  flg=05
                 Bind#3
                  No oacdef for this bind.
                 Bind#4
                  oacdty=102 mxl=04(04) mxlc=00 mal=00 scl=00 pre=00
                  kxsbbbfp=c2a91548 bln=04 avl=04 flg=01
                  value=Unhandled datatype (102) found in kxsbndinf
                Dump of memory from 0x00000000C2A91548 to 0x00000000C2A9154C
                0C2A91540 00000000 [....]
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                BINDS #7:
                 Bind#0
                  oacdty=01 mxl=32(03) mxlc=00 mal=00 scl=00 pre=00
                  kxsbbbfp=7fae3bd02fd8  bln=32  avl=99  flg=05
                  value="changed afterwards"
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                EXEC #7:c=1,e=4,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1050
                """);

        assertThat(binds(trace, 0))
                .containsExactly(
                        new Bind(0, Optional.of("111242892"), 2, false, true),
                        new Bind(
                                1,
                                Optional.of("two \"lines\"\"\nEXEC #1:c=9,e=9,p=0,cr=0,tim=9\n Bind#9\n"),
                                1,
                                false,
                                true),
                        new Bind(2, Optional.empty(), 1, false, true),
                        new Bind(3, Optional.empty(), -1, false, false),
                        new Bind(4, Optional.of("Unhandled datatype (102) found in kxsbndinf"), 102, false, true));
        assertThat(binds(trace, 1)).containsExactly(new Bind(0, Optional.of("changed afterwards"), 1, false, true));
        assertThat(binds(trace, 2)).isEmpty();
        assertThat(executions(trace, ExecutionColumn.BIND_COUNT)).containsExactly(5L, 1L, -1L);
        assertThat(trace.info().counts().binds()).isEqualTo(6);
        assertThat(trace.info().counts().nullBinds()).isOne();
        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void endsAnOpenValueAtTheNextRecordBehindItsLength() throws TraceException {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                BINDS #7:
                 Bind#0
                  oacdty=01 mxl=32(03) mxlc=00 mal=00 scl=00 pre=00
                  kxsbbbfp=7fae3bd02fd8  bln=32  avl=04  flg=05
                  value="lost
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                """);

        assertThat(binds(trace, 0)).containsExactly(new Bind(0, Optional.of("lost"), 1, false, true));
    }

    @Test
    void readsTheOldFormOfBinds() throws TraceException {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                BINDS #71:
                 bind 0: dty=2 mxl=22(22) mal=00 scl=00 pre=00 oacflg=08 oacfl2=1 size=24 offset=0
                   bfp=b731e260 bln=22 avl=04 flg=05
                   value=146831
                 bind 1: (No oacdef for this bind)
                 bind 2: dty=1 mxl=32(11) mal=00 scl=00 pre=00 oacflg=13 oacfl2=1 size=0 offset=64
                   bfp=b7309434 bln=32 avl=11 flg=01
                   value="ATTRIBUTE10"
                EXEC #71:c=0,e=99,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=4,tim=1175904330099065
                """);

        assertThat(binds(trace, 0))
                .containsExactly(
                        new Bind(0, Optional.of("146831"), 2, false, true),
                        new Bind(1, Optional.empty(), -1, false, false),
                        new Bind(2, Optional.of("ATTRIBUTE10"), 1, false, true));
    }

    @Test
    void throwsAfterItIsClosed() {
        Trace trace = read("*** 2024-01-01T00:00:00.000000+00:00\nEXEC #7:c=1,e=3,tim=1040\n");

        trace.text().close();

        assertThatThrownBy(() -> trace.text().raw(0, 10))
                .isInstanceOf(TraceException.class)
                .hasMessage("The trace test.trc has been closed.");
    }

    private static List<Bind> binds(Trace trace, int execution) throws TraceException {
        return trace.text().detail(trace, execution).binds();
    }
}
