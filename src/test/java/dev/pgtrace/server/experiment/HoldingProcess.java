package dev.pgtrace.server.experiment;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.TestLinks;
import java.util.List;
import java.util.Map;

/// A process of its own that tries an index on the table `held` and is then killed by the test. Argument: the address.
/// Says `built`, then goes on measuring.
final class HoldingProcess {
    static final String INDEX = "CREATE INDEX held_part ON held (part)";
    private static final String SQL = "SELECT count(*) FROM held WHERE part = 7";

    private HoldingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var link = TestLinks.to(arguments[0]);
        ExperimentRequest request = Requests.of(
                Variant.of("A", SQL),
                new Variant("B", SQL, Map.of(), List.of(new TriedIndex(INDEX, TriedIndex.Kind.REAL))));
        CheckedExperiment checked = ExperimentCheck.of(link, request, new CancelToken());
        try (ExperimentSession session = ExperimentSession.open(link, checked, new CancelToken())) {
            System.out.println("built");
            System.out.flush();
            while (System.in.available() == 0) {
                session.run(0, 0);
                session.run(1, 0);
            }
        }
    }
}
