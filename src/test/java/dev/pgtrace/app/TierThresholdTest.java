package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TierThresholdTest {
    private static final String BLOCK = """
            =====================================================================
            PARSE #1
            SQL: select 1
            ---------------------------------------------------------------------
            PARSE TIME: ela=0.000104 sec cpu=0.000 sec (planning)
            PARSE STATS: cr=0 (catalog blocks read during planning)
            """;

    @Test
    void takesWhatTheHeaderSays() throws TraceException {
        assertThat(threshold(header(1234) + BLOCK, TierThreshold.OF_TRACE)).isEqualTo(1234);
    }

    @Test
    void takesTheFirstHeaderOfAFileWithSeveralSessions() throws TraceException {
        assertThat(threshold(header(70) + BLOCK + header(90) + BLOCK, TierThreshold.OF_TRACE))
                .isEqualTo(70);
    }

    @Test
    void takesTheStandardOneWhereNoHeaderSaysIt() throws TraceException {
        assertThat(threshold(BLOCK, TierThreshold.OF_TRACE)).isEqualTo(500);
    }

    @Test
    void theUsersStandardHoldsWhereNeitherHeaderNorChoiceSaysIt() throws TraceException {
        TierThreshold users = TierThreshold.OF_TRACE.withStandard(2_000);
        assertThat(threshold(BLOCK, users)).isEqualTo(2_000);
        assertThat(threshold(header(300) + BLOCK, users)).isEqualTo(300);
        assertThat(threshold(BLOCK, TierThreshold.chosen(700).withStandard(2_000)))
                .isEqualTo(700);
    }

    @Test
    void prefersWhatWasChosenForTheTrace() throws TraceException {
        assertThat(threshold(header(1234) + BLOCK, TierThreshold.chosen(0))).isZero();
    }

    @Test
    void refusesANegativeChoice() {
        assertThatThrownBy(() -> TierThreshold.chosen(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long threshold(String trace, TierThreshold threshold) throws TraceException {
        AnalyzeTrace.Options options = new AnalyzeTrace.Options(OpenTrace.Options.standard(), threshold, "");
        ByteArrayInputStream in = new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8));
        try (AnalyzeTrace.Analyzed analyzed =
                new AnalyzeTrace(options).stream("-", in, Progress.NONE, new CancelToken())) {
            return analyzed.analysis().model().thresholdMicros();
        }
    }

    private static String header(long micros) {
        return """
                ***********************************************************************
                *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
                *** PID: 31624
                *** Start: 2026-11-22 07:29:01.350766+00
                *** track_io_timing: ON
                *** OS cache threshold: %d microseconds
                ***********************************************************************

                """.formatted(micros);
    }
}
