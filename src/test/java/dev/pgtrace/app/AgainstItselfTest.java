package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.server.TestServer;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A statement against itself, on a real server: seldom is one of them *faster* or *slower*. `-DagainstItself=50` for
/// more experiments than fit into every build.
class AgainstItselfTest {
    private static final int EXPERIMENTS = Integer.getInteger("againstItself", 6);
    private static final String SQL = "SELECT count(*), max(relname) FROM pg_class WHERE relpages >= 0";

    @Test
    void isSeldomFasterOrSlower() throws Exception {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < EXPERIMENTS; i++) {
            Experiment experiment = new Experiments()
                    .variant("A", SQL)
                    .variant("B", SQL)
                    .stop(StopRule.runs(60))
                    .seed(1000 + i)
                    .run(TestServer.shared(18).link());
            verdicts.merge(
                    ExperimentAnalysis.of(experiment).comparisons().getFirst().verdict(), 1, Integer::sum);
        }
        int wrong = verdicts.getOrDefault(Verdict.FASTER, 0) + verdicts.getOrDefault(Verdict.SLOWER, 0);
        System.getLogger("against itself").log(System.Logger.Level.INFO, "verdicts: " + verdicts);
        // 5 % are allowed; more than this has a probability below 1 % then: 2 of 6, 7 of 50.
        assertThat(wrong).as(verdicts.toString()).isLessThanOrEqualTo(EXPERIMENTS <= 6 ? 2 : EXPERIMENTS / 10 + 2);
    }
}
