package dev.pgtrace.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawViewModelTest {
    private final SmallTrace small = new SmallTrace();
    private final int cursor = small.parse(7, "select 1");
    private final int execution = small.execute(cursor, "a");
    private final Trace trace = small.trace();
    private final TraceContext context = new TraceContext(new SameThreadTaskRunner());
    private final RawViewModel model = new RawViewModel(context);

    RawViewModelTest() {
        context.publish(Analyzer.analyze(trace, TierModel.standard(), new CancelToken()));
    }

    @Test
    void showsTheRecordOfTheSelectedExecution() {
        context.select(Selection.ofExecution(0, execution));
        long exec = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        RawViewModel.Place place = model.placeProperty().get();
        assertThat(place.title()).isEqualTo("#7");
        assertThat(place.line()).isEqualTo(exec);
        assertThat(place.from()).as("from its binds on").isLessThan(exec);
        assertThat(place.to()).isEqualTo(trace.text().size());
    }

    @Test
    void showsTheParseRecordOfTheSelectedStatement() {
        context.select(Selection.ofStatement(0));
        assertThat(model.placeProperty().get().title()).isEqualTo("#7");
    }

    @Test
    void goesToAPlaceThatBelongsToNothing() {
        context.select(Selection.ofOffset(3));
        assertThat(model.placeProperty().get()).isEqualTo(new RawViewModel.Place("", 3, 3, 3));
    }

    @Test
    void goesToBytesAndLinesThatAreTyped() {
        List<String> wrong = new ArrayList<>();
        model.goTo("1,0", wrong::add);
        assertThat(model.placeProperty().get().line()).isEqualTo(10);
        model.goTo("0x5", wrong::add);
        assertThat(model.placeProperty().get().line()).isEqualTo(5);
        model.goTo(":2", wrong::add);
        assertThat(model.placeProperty().get().line()).as("behind the header").isEqualTo(30);
        model.goTo("line 999", wrong::add);
        assertThat(model.placeProperty().get().line()).isEqualTo(trace.text().size());
        model.goTo("nonsense", wrong::add);
        assertThat(wrong).containsExactly("nonsense");
    }
}
