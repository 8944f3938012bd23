package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.ui.kit.Place;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Alt+Left and Alt+Right, over everything that a user goes through.
class BackForwardTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private ShellFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = ShellFixture.open(folder);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void coversDrillTabFilterAndTheZoomOfTimelineAndFlamegraph() throws Exception {
        TraceContext context = open();
        List<Place> been = new ArrayList<>();
        been.add(place(context));
        await(() -> robot.lookup("#top-statements").tryQuery().isPresent());
        TableView<?> top = robot.lookup("#top-statements").queryTableView();
        await(() -> !top.getItems().isEmpty());
        robot.interact(() -> {
            top.requestFocus();
            top.getSelectionModel().select(1);
        });
        been.set(0, place(context)); // the selection moves along a list without a step
        robot.type(KeyCode.ENTER); // drill
        been.add(place(context));
        TraceAnalysis unfiltered = context.analysisProperty().get();
        robot.interact(() -> context.filter("elapsed > 1us"));
        await(() -> context.analysisProperty().get() != unfiltered);
        been.add(place(context));
        zoom(context, View.TIMELINE, "#timeline-view", ".timeline-canvas", been);
        zoom(context, View.FLAMEGRAPH, ".flame-view", ".flame-canvas", been);
        assertThat(been)
                .extracting(Place::view)
                .containsExactly(
                        View.OVERVIEW,
                        View.STATEMENTS,
                        View.STATEMENTS,
                        View.TIMELINE,
                        View.TIMELINE,
                        View.FLAMEGRAPH,
                        View.FLAMEGRAPH);
        assertThat(been.get(4).inSight().isAll()).isFalse();
        assertThat(been.get(6).inSight().isAll()).isFalse();
        for (int i = been.size() - 2; i >= 0; i--) {
            Place expected = been.get(i);
            robot.push(KeyCode.ALT, KeyCode.LEFT);
            await(() -> place(context).equals(expected));
        }
        assertThat(context.canGoBackProperty().get()).isFalse();
        for (int i = 1; i < been.size(); i++) {
            Place expected = been.get(i);
            robot.push(KeyCode.ALT, KeyCode.RIGHT);
            await(() -> place(context).equals(expected));
        }
        assertThat(context.canGoForwardProperty().get()).isFalse();
    }

    /// Opens a view as the tabs do and zooms in with its key.
    private void zoom(TraceContext context, View view, String root, String canvas, List<Place> been) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(Integer.toString(view.ordinal() + 1)));
        await(() -> robot.lookup(root).match(Node::isVisible).tryQuery().isPresent()
                && robot.lookup(canvas).match(Node::isVisible).tryQuery().isPresent());
        Node picture = robot.lookup(canvas).match(Node::isVisible).query();
        await(() -> picture.getLayoutBounds().getWidth() > 0);
        robot.interact(picture::requestFocus);
        been.add(place(context));
        robot.type(KeyCode.W);
        await(() -> !place(context).inSight().isAll());
        been.add(place(context));
    }

    private TraceContext open() throws TimeoutException {
        TraceContext context =
                fixture.trace(Path.of("sample-traces", "own_session.trc")).context();
        assertThat(context.selectionProperty().get()).isEqualTo(Selection.NONE);
        return context;
    }

    private Place place(TraceContext context) {
        return fixture.ask(context::place);
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }
}
