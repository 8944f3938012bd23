package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.issues;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trace file x.trc\nOracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production\n",
                "Oracle8i Enterprise Edition Release 8.1.7.4.0 - Production\n",
                "=====================\nPARSING IN CURSOR #1 len=3 dep=0\n",
                "rest of a line\nEXEC #140641987987624:c=73,e=73,p=0,cr=0,cu=0\n",
                "WAIT #1: nam='db file sequential read' ela= 3 p1=1 p2=2 p3=3\nXCTEND rlbk=0, rd_only=1\n",
                "LOBREAD: c=0,e=1,p=0,cr=0,cu=0,tim=5\n",
                "*** SESSION ID:(1.2) 2024-01-01 00:00:00.000\n"
            })
    void knowsOraclesOwn(String head) {
        assertThat(matches(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-01 LOG:  duration: 1 ms\n",
                "WAIT #1: nam='db file sequential read' ela=0 file#=1663/5/1259 block=3 obj#=1259\n",
                "*** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)\nEXEC #1:c=1,e=2\n",
                "PARSE #1\nSQL: select 'PARSING IN CURSOR'\nPARSING IN CURSOR #1 len=3\n",
                "EXEC #2\nEXEC #2:c=1,e=2\n",
                "\0\0\0\0"
            })
    void leavesOthersAlone(String head) {
        assertThat(matches(head)).isFalse();
    }

    @Test
    void saysThatAFileIsAHeaderOnly() {
        Trace trace = read("""
                Trace file x.trc
                Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production
                Unix process pid: 77, image: oracle@host

                """);

        assertThat(issues(trace)).containsOnlyKeys(IssueKind.HEADER_ONLY);
        assertThat(trace.info().complete()).isFalse();
        assertThat(trace.info().sessions()).singleElement().satisfies(session -> assertThat(session.pid())
                .isEqualTo(77));
    }

    @Test
    void countsLinesThatNoRecordHas() {
        Trace trace = read("""
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                An audit record could not be written
                =====================

                *** MODULE NAME:(JDBC Thin Client) 2023-08-02T18:08:39.807695+02:00
                *** DUMP FILE SIZE IS LIMITED TO 10485760 BYTES ***
                """);

        assertThat(issues(trace))
                .containsOnlyKeys(
                        IssueKind.NO_HEADER, IssueKind.ORPHAN_RECORD, IssueKind.UNKNOWN_LINE, IssueKind.NO_FOOTER);
        assertThat(trace.info().complete()).isFalse();
    }

    private static boolean matches(String head) {
        return new OracleFormat().matches(MemorySegment.ofArray(head.getBytes(StandardCharsets.UTF_8)));
    }
}
