package dev.pgtrace.ui.console;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureText;
import java.util.List;

/// Explains the figures of a run of the console.
final class ResultFigures {
    private ResultFigures() {}

    /// Those of its header.
    static List<FigureText> of(ConsoleViewModel.State state) {
        return switch (state) {
            case ConsoleViewModel.State.Idle() -> List.of();
            case ConsoleViewModel.State.Failed(String reason) -> List.of();
            case ConsoleViewModel.State.Running(var status) ->
                status.map(now -> elapsed(now.elapsedMicros() / 100_000 * 100_000, "explain.evidence.live")).stream()
                        .toList();
            case ConsoleViewModel.State.Done done -> of(done.status());
        };
    }

    private static List<FigureText> of(CaptureStatus status) {
        String executions = Counts.grouped(status.executions());
        return List.of(
                new FigureText(executions, figure("executions", executions, "explain.evidence.console")),
                elapsed(status.elapsedMicros(), "explain.evidence.console"));
    }

    /// Rows of a result.
    static Explanation rows(ResultSetShown result) {
        return figure("rows", Counts.grouped(result.total()), "explain.evidence.rows");
    }

    private static FigureText elapsed(long micros, String evidence) {
        return new FigureText(Durations.format(micros), figure("elapsed", Durations.exact(micros), evidence));
    }

    private static Explanation figure(String key, String value, String evidence) {
        return new Explanation(
                Messages.get("explain.console.name." + key),
                value,
                Provenance.MEASURED,
                Messages.get("explain.console.meaning." + key),
                Messages.get("explain.console.formula." + key, value),
                Basis.CONSOLE.here(),
                new Evidence.None(Messages.get(evidence)));
    }
}
