package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures of statements are those of the whole analysis, however many threads share the executions.
final class StatementFigureCollectorTest {
    @ParameterizedTest
    @ValueSource(strings = {"checkout_session.trc", "nested_functions.trc", "cut_short.trc"})
    void areThoseOfTheAnalysis(String name) throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(Path.of("sample-traces", name))) {
            Trace trace = opened.trace();
            TierModel model = TierModel.standard();
            for (int parts : new int[] {1, 2, 3, 7}) {
                StatementFigures[] figures =
                        new StatementFigureCollector(trace, new Accountant(trace, model)).all(parts);
                for (StatementProfile profile :
                        Analyzer.analyze(trace, model, new CancelToken()).statements()) {
                    assertThat(figures[profile.statement()]).isEqualTo(StatementFigures.of(profile));
                }
            }
        }
    }
}
