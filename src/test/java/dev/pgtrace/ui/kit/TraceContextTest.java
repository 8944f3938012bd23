package dev.pgtrace.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import org.junit.jupiter.api.Test;

class TraceContextTest {
    private final TraceContext context = new TraceContext(new SameThreadTaskRunner());

    @Test
    void goesBackOverViewFilterAndSelection() {
        context.go(View.STATEMENTS, Selection.ofStatement(3));
        context.filter("elapsed > 1ms");
        context.go(View.RAW, Selection.ofOffset(100));
        context.back();
        assertThat(place()).isEqualTo(new Place(View.STATEMENTS, Selection.ofStatement(3), "elapsed > 1ms"));
        context.back();
        assertThat(place()).isEqualTo(new Place(View.STATEMENTS, Selection.ofStatement(3), ""));
        context.back();
        assertThat(place()).isEqualTo(Place.START);
        assertThat(context.canGoBackProperty().get()).isFalse();
        context.forward();
        assertThat(place()).isEqualTo(new Place(View.STATEMENTS, Selection.ofStatement(3), ""));
    }

    @Test
    void forgetsWhatWasAheadWhenGoingSomewhereNew() {
        context.go(View.HOTSPOTS);
        context.back();
        context.go(View.RAW);
        assertThat(context.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void doesNotRememberSelectionsWithinAView() {
        context.go(View.STATEMENTS);
        context.select(Selection.ofStatement(1));
        context.select(Selection.ofExecution(1, 7));
        context.back();
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
    }

    @Test
    void stayingPutIsNoStep() {
        context.go(View.OVERVIEW);
        assertThat(context.canGoBackProperty().get()).isFalse();
    }

    @Test
    void putsSqlOnOneLine() {
        assertThat(SqlTexts.oneLine("  select a,\n\t b  from t \n")).isEqualTo("select a, b from t");
        assertThat(SqlTexts.oneLine("x".repeat(1000))).hasSize(400);
    }

    private Place place() {
        return new Place(
                context.viewProperty().get(),
                context.selectionProperty().get(),
                context.filterProperty().get());
    }
}
