package dev.pgtrace.ui.console;

import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Explains the figures of a run of the console: those that pgtrace measured around it, and those that the server
/// returned, of which nothing is known but that.
final class ResultFigures {
    /// A card is no place to read a long text.
    private static final int LONGEST = 200;

    private final Runnable openTrace;

    private ResultFigures(Runnable openTrace) {
        this.openTrace = openTrace;
    }

    /// @param onTrace opens the trace of the run
    static ResultFigures of(ConsoleViewModel.State.Done done, Consumer<Path> onTrace) {
        return new ResultFigures(() -> onTrace.accept(done.trace()));
    }

    /// Those of its header.
    static List<FigureText> of(ConsoleViewModel.State state, Consumer<Path> onTrace) {
        return switch (state) {
            case ConsoleViewModel.State.Idle() -> List.of();
            case ConsoleViewModel.State.Failed(String reason) -> List.of();
            case ConsoleViewModel.State.Running(var status) ->
                status
                        .map(now -> elapsed(
                                now.elapsedMicros() / 100_000 * 100_000,
                                new Evidence.None(Messages.get("explain.evidence.live"))))
                        .stream()
                        .toList();
            case ConsoleViewModel.State.Done done -> of(done, onTrace).header(done.status());
        };
    }

    private List<FigureText> header(CaptureStatus status) {
        String executions = Counts.grouped(status.executions());
        return List.of(
                new FigureText(executions, figure("executions", executions, inTrace("console"))),
                elapsed(status.elapsedMicros(), inTrace("console")));
    }

    /// Rows of a result.
    Explanation rows(ResultSetShown result) {
        return figure("rows", Counts.grouped(result.total()), inTrace("rows"));
    }

    /// A value that the server returned.
    Explanation cell(ResultSetShown result, ResultSetShown.Row row, int column) {
        @Nullable String value = row.value(column);
        String shown = value == null ? "NULL" : value.isEmpty() ? Messages.get("explain.cell.empty") : flat(value);
        return new Explanation(
                result.columns().get(column),
                shown,
                Provenance.MEASURED,
                Messages.get(value == null ? "explain.cell.meaning.null" : "explain.cell.meaning"),
                Messages.get(
                        "explain.cell.formula",
                        Integer.toString(result.number()),
                        Counts.grouped(row.number()),
                        Counts.grouped(column + 1L),
                        Clock.timeOfDay(result.atMicros())),
                Basis.RETURNED.here(),
                inTrace("cell"));
    }

    private static String flat(String value) {
        String line = PlainText.oneLine(value);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private Evidence inTrace(String key) {
        return new Evidence.Place(Messages.get("explain.evidence." + key), Messages.get("console.trace"), openTrace);
    }

    private static FigureText elapsed(long micros, Evidence evidence) {
        return new FigureText(Durations.format(micros), figure("elapsed", Durations.exact(micros), evidence));
    }

    private static Explanation figure(String key, String value, Evidence evidence) {
        return new Explanation(
                Messages.get("explain.console.name." + key),
                value,
                Provenance.MEASURED,
                Messages.get("explain.console.meaning." + key),
                Messages.get("explain.console.formula." + key, value),
                Basis.CONSOLE.here(),
                evidence);
    }
}
