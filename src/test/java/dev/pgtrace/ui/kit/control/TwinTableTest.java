package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures for those who do not see them, and texts that fit into their boxes.
@ExtendWith(ApplicationExtension.class)
final class TwinTableTest {
    private final List<String> picked = new ArrayList<>();
    private final Region picture = new Region();
    private TwinTable<String> twin;
    private ComboBox<String> box;
    private TableView<String> empty;

    @Start
    void start(Stage stage) {
        twin = new TwinTable<>(
                picture, "Letters", List.of(TableColumns.text("Letter", 100, letter -> letter.toUpperCase())));
        twin.show(List.of("a", "b", "c"));
        twin.setOnPicked(picked::add);
        box = new ComboBox<>();
        box.getItems().add("application");
        box.getSelectionModel().selectFirst();
        empty = new TableView<>();
        empty.setPlaceholder(new Placeholder(Placeholder.Kind.EMPTY, "Nothing", "Nothing was recorded."));
        Scene scene = new Scene(new VBox(twin.toggle(), twin.node(), box, empty), 500, 600);
        new Appearance().dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void changesFromPictureToTableAndPicksARowByKey(FxRobot robot) {
        robot.interact(() -> twin.toggle().requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(picture.isVisible()).isFalse();
        TableView<?> table = robot.lookup(".twin-table").queryTableView();
        assertThat(table.isFocused()).isTrue();
        assertThat(table.getItems().toArray()).containsExactly("a", "b", "c");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(picked).containsExactly("b");
        robot.interact(twin.toggle()::fire);
        assertThat(picture.isVisible()).isTrue();
        assertThat(robot.lookup(".twin-table").tryQuery()).isEmpty();
    }

    @Test
    void showsTheWholeHeightOfATextInAComboBox() {
        Labeled cell = box.lookupAll(".list-cell").stream()
                .map(Labeled.class::cast)
                .filter(each ->
                        "application".equals(each.getText()) && each.getParent().equals(box))
                .findFirst()
                .orElseThrow();
        Text text = (Text) cell.lookup(".text");
        double room = cell.getHeight()
                - cell.getPadding().getTop()
                - cell.getPadding().getBottom();
        assertThat(text.getLayoutBounds().getHeight()).isLessThanOrEqualTo(room);
    }

    @Test
    void writesTextsOfAnEmptyTableAsLargeAsElsewhere() {
        Labeled explanation = (Labeled) empty.lookup(".placeholder-text");
        assertThat(explanation.getFont().getSize()).isEqualTo(13);
        Labeled title = (Labeled) empty.lookup(".placeholder-title");
        assertThat(title.getFont().getSize()).isEqualTo(15);
    }
}
