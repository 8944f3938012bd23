package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.NamedFilters;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class FilterEditorTest {
    private final FxRobot robot = new FxRobot();
    private final List<String> used = new ArrayList<>();

    @TempDir
    Path folder;

    private NamedFilters filters;
    private FilterEditor editor;
    private Scene scene;

    @BeforeEach
    void show() throws Exception {
        filters = new NamedFilters(folder);
        filters.keep("slow", "elapsed > 10ms");
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            editor = new FilterEditor(filters, () -> used.add(editor.text()));
            NamedFilterBar bar = new NamedFilterBar(filters, editor, used::add);
            scene = new Scene(new VBox(10, editor, bar), 520, 420);
            Appearance appearance = new Appearance();
            appearance.themeProperty().set(Theme.LIGHT);
            appearance.dress(scene);
            stage.setScene(scene);
            stage.show();
            editor.field().requestFocus();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void writesAFilterByKeysAlone() {
        robot.write("ela");
        robot.type(KeyCode.TAB);
        assertThat(editor.field().getText()).isEqualTo("elapsed ");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(editor.field().getText()).isEqualTo("elapsed > ");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(editor.text()).isEqualTo("elapsed > 10ms");
        assertThat(used).isEmpty();
        robot.type(KeyCode.ENTER);
        assertThat(used).containsExactly("elapsed > 10ms");
    }

    @Test
    void pointsAtWhatItDoesNotUnderstand() {
        robot.write("elapsd > 10ms");
        assertThat(editor.understoodProperty().get()).isFalse();
        assertThat(robot.lookup("#filter-problem").queryLabeled().getText())
                .isEqualTo("Filter, column 1: “elapsd” is no field; expected elapsed.");
        robot.interact(() -> Screenshots.take(scene, "filter-editor-light"));
    }

    @Test
    void proposesWhatWasUsedBefore() {
        robot.interact(() -> editor.remember(List.of("tier3 > 0")));
        ListView<?> list = robot.lookup("#filter-proposals").queryListView();
        assertThat(list.getItems().getFirst().toString()).contains("tier3 > 0");
    }

    @Test
    void keepsWhatIsTypedUnderAName() throws TraceException {
        robot.write("@slow and error");
        robot.clickOn("#filter-name").write("slow-errors");
        robot.clickOn("#filter-keep");
        assertThat(filters.expression("slow-errors")).contains("@slow and error");
        robot.clickOn("@slow-errors");
        assertThat(used).containsExactly("@slow-errors");
    }
}
