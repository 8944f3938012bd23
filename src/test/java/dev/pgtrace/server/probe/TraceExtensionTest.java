package dev.pgtrace.server.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceExtensionTest {
    @Test
    void tracesWithTheFunctionsOfEitherVariant() {
        assertThat(TraceExtension.canTrace(List.of("pg_trace_start_trace()", "pg_trace_stop_trace()")))
                .isTrue();
        assertThat(TraceExtension.canTrace(
                        List.of("pg_trace_session_trace_disable()", "pg_trace_session_trace_enable()")))
                .isTrue();
    }

    @Test
    void doesNotStartWhatItCannotStop() {
        assertThat(TraceExtension.canTrace(List.of("pg_trace_start_trace()", "pg_trace_session_trace_disable()")))
                .isFalse();
        assertThat(TraceExtension.canTrace(List.of("pg_trace_start_trace(integer)", "pg_trace_stop_trace()")))
                .isFalse();
    }
}
