package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesViewModelTest {
    private final SameThreadTaskRunner runner = new SameThreadTaskRunner();
    private final List<AnalyzeTrace.Analyzed> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(AnalyzeTrace.Analyzed::close);
    }

    @Test
    void waitsUntilBothTracesAreAnalysed() throws Exception {
        TraceContext late = new TraceContext(runner);
        TracesViewModel model =
                new TracesViewModel(runner, side("checkout_session.trc"), SideChoice.of("late.trc", late));
        assertThat(model.stateProperty().get()).isInstanceOf(TracesViewModel.State.Waiting.class);
        late.publish(analysis("checkout_session.trc"));
        assertThat(model.comparison()).isPresent();
    }

    @Test
    void findsNoDifferenceBetweenATraceAndItself() throws Exception {
        TraceComparison comparison = model("checkout_session.trc", "checkout_session.trc")
                .comparison()
                .orElseThrow();
        assertThat(comparison.appeared()).isEmpty();
        assertThat(comparison.gone()).isEmpty();
        assertThat(comparison.statements()).isNotEmpty().allMatch(delta -> delta.deltaMicros() == 0);
    }

    @Test
    void comparesThePlansOfTheSelectedStatement() throws Exception {
        TracesViewModel model = model("checkout_session.trc", "checkout_session.trc");
        StatementDelta planned = model.comparison().orElseThrow().statements().stream()
                .filter(delta -> delta.after().tiers().blocks() > 0)
                .findFirst()
                .orElseThrow();
        model.select(planned);
        var found = model.differences().planProperty().get();
        assertThat(found.diff()).isNotNull();
        assertThat(found.diff().rows()).isNotEmpty();
        assertThat(found.diff().isSame()).isTrue();
    }

    @Test
    void comparesTwoStatementsWhateverTheirTexts() throws Exception {
        SideChoice whole = side("checkout_session.trc");
        TracesViewModel model = new TracesViewModel(
                runner,
                SideChoice.of(whole.title(), whole.context(), Selection.ofStatement(3)),
                SideChoice.of(whole.title(), whole.context(), Selection.ofStatement(5)));
        assertThat(model.comparison().orElseThrow().all())
                .singleElement()
                .extracting(StatementDelta::match)
                .isEqualTo(StatementDelta.Match.CHOSEN);
    }

    @Test
    void comparesTwoPartsOfTheTimeOfATrace() throws Exception {
        SideChoice whole = side("own_session.trc");
        TracesViewModel model = new TracesViewModel(
                runner,
                whole.with(new SideChoice.Scope.Window(0, 0.12)),
                whole.with(new SideChoice.Scope.Window(0.12, 600)));
        long old = model.comparison().orElseThrow().before().calls();
        long now = model.comparison().orElseThrow().after().calls();
        long all = whole.context().trace().orElseThrow().executions().size();
        assertThat(old + now).isEqualTo(all);
        assertThat(old).isPositive();
        assertThat(now).isPositive();
    }

    @Test
    void carriesWhatIsInSightToTheOtherPicture() throws Exception {
        TracesViewModel model = model("checkout_session.trc", "checkout_session.trc");
        FlameDiff diff = FlameDiff.of(
                model.comparison().orElseThrow(), dev.pgtrace.analysis.flame.FlameWeight.TIME, new CancelToken());
        LaidDiff laid = LaidDiff.of(diff, new CancelToken());
        FlameLayout layout = laid.after();
        int frame = layout.row(1).item(0);
        Span whole = Span.all(layout.graph().total());
        Span sight = whole.fit(layout.start(frame), layout.end(frame));
        assertThat(SpanLink.carry(sight, layout, laid.before(), whole)).isEqualTo(sight);
        assertThat(SpanLink.carry(whole, layout, laid.before(), whole).isAll()).isTrue();
        assertThat(diff.graph(Side.OLD).total()).isEqualTo(diff.graph(Side.NEW).total());
        assertThat(DiffTexts.change(diff, frame)).isEqualTo("±0%");
    }

    private TracesViewModel model(String old, String now) throws TraceException {
        return new TracesViewModel(runner, side(old), side(now));
    }

    private SideChoice side(String name) throws TraceException {
        TraceContext context = new TraceContext(runner);
        context.publish(analysis(name));
        return SideChoice.of(name, context);
    }

    private dev.pgtrace.analysis.TraceAnalysis analysis(String name) throws TraceException {
        AnalyzeTrace.Analyzed analyzed = new AnalyzeTrace(AnalyzeTrace.Options.standard())
                .file(Path.of("sample-traces", name), Progress.NONE, new CancelToken());
        open.add(analyzed);
        return analyzed.analysis();
    }
}
