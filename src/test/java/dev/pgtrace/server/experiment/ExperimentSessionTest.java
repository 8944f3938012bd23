package dev.pgtrace.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentOptions.Writes;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.TestServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run gives.
class ExperimentSessionTest {
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void countsRowsWithoutKeepingThem(Protocol protocol) throws Exception {
        ExperimentRequest request = Requests.with(
                Requests.with(
                        Requests.of(
                                Variant.of("A", "SELECT g, 'x' FROM generate_series(1, $1) g"),
                                Variant.of("B", "VALUES ($1, 'y')")),
                        Requests.options(protocol, Writes.ROLLED_BACK)),
                List.of(new ParameterSet(List.of("5000"))));
        TestServer server = TestServer.shared(18);
        CheckedExperiment checked = ExperimentCheck.of(server.link(), request, new CancelToken());
        try (ExperimentSession session = ExperimentSession.open(server.link(), checked, new CancelToken())) {
            for (int i = 0; i < 8; i++) {
                assertThat(session.run(0, 0).rows()).isEqualTo(5000);
                assertThat(session.run(1, 0).rows()).isEqualTo(1);
            }
            assertThat(session.answer(0, 0).rows()).isEqualTo(5000);
        }
    }
}
