package dev.pgtrace.server.capture.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.event.ExecutionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitedTest {
    private static final Wait WAIT = new Wait("IO/DataFileRead", Component.TIER3, 5, false, "");

    private static ExecutionEvent execution(List<Wait> waits) {
        return new ExecutionEvent(
                1,
                2,
                3,
                Backend.UNKNOWN,
                4,
                "select 1",
                5,
                List.of(),
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                Provenance.MEASURED,
                Set.of(),
                new ExecutionDetail(List.of(), List.of(), List.of(), waits, List.of(), List.of(), Optional.empty()));
    }

    @Test
    void changesNothingButTheWaits() {
        assertThat(Waited.with(execution(List.of()), List.of(WAIT))).isEqualTo(execution(List.of(WAIT)));
    }
}
