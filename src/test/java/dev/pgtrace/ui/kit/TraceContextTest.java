package dev.pgtrace.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TraceContextTest {
    private static final Span ALL = Span.all(1000);

    private final AtomicLong nanos = new AtomicLong();
    private final TraceContext context = new TraceContext(new SameThreadTaskRunner(), nanos::get);
    private Span inSight = ALL;

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
    void goesBackAndForwardOverZoom() {
        context.go(View.FLAMEGRAPH);
        flamegraph();
        zoom(200, 400);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        zoom(250, 300);
        context.back();
        assertThat(inSight).isEqualTo(ALL.fit(200, 400));
        context.back();
        assertThat(inSight.isAll()).isTrue();
        context.forward();
        context.forward();
        assertThat(inSight).isEqualTo(ALL.fit(250, 300));
        assertThat(context.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void returnsToWhatWasInSightWhenAnotherViewWasOpened() {
        flamegraph();
        context.go(View.FLAMEGRAPH, Selection.ofStatement(1));
        zoom(200, 400);
        context.go(View.STATEMENTS);
        context.back();
        assertThat(context.viewProperty().get()).isEqualTo(View.FLAMEGRAPH);
        assertThat(inSight).isEqualTo(ALL.fit(200, 400));
        context.back();
        assertThat(context.viewProperty().get()).isEqualTo(View.FLAMEGRAPH);
        assertThat(inSight.isAll()).isTrue();
        context.back();
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
    }

    @Test
    void takesTurnsOfTheWheelThatFollowCloselyAsOneStep() {
        context.go(View.FLAMEGRAPH);
        flamegraph();
        for (int turn = 1; turn <= 20; turn++) {
            zoom(10 * turn, 1000 - 10 * turn);
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        }
        context.back();
        assertThat(inSight.isAll()).isTrue();
        assertThat(context.viewProperty().get()).isEqualTo(View.FLAMEGRAPH);
        context.back();
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
    }

    @Test
    void saysThatItReturnsOnlyWhileItDoes() {
        context.go(View.STATEMENTS, Selection.ofStatement(1));
        var said = new java.util.ArrayList<Boolean>();
        context.selectionProperty().addListener(observable -> said.add(context.isReturning()));
        context.back();
        context.go(View.STATEMENTS, Selection.ofStatement(2));
        assertThat(said).containsExactly(true, false);
    }

    @Test
    void putsSqlOnOneLine() {
        assertThat(SqlTexts.oneLine("  select a,\n\t b  from t \n")).isEqualTo("select a, b from t");
        assertThat(SqlTexts.oneLine("x".repeat(1000))).hasSize(400);
    }

    private void flamegraph() {
        context.canZoom(View.FLAMEGRAPH, new Zoomable() {
            @Override
            public Span inSight() {
                return inSight;
            }

            @Override
            public void returnTo(Span span) {
                inSight = span.isAll() ? ALL : span;
            }
        });
    }

    private void zoom(double from, double to) {
        context.zooming(View.FLAMEGRAPH);
        inSight = ALL.fit(from, to);
    }

    private Place place() {
        return new Place(
                context.viewProperty().get(),
                context.selectionProperty().get(),
                context.filterProperty().get());
    }
}
