package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class TableColumnsTest {
    private final FxRobot robot = new FxRobot();
    private final SimpleIntegerProperty version = new SimpleIntegerProperty(1);
    private final TableView<String> table = new TableView<>();

    @Test
    void fillsTheSameCellsAnewWhenTheirTextsFollowSomethingThatChanges() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            TableColumn<String, String> column =
                    TableColumns.following(TableColumns.text("name", 80, this::text), version, this::text);
            table.getColumns().setAll(List.of(column));
            table.getItems().setAll("a", "b");
            stage.setScene(new Scene(table, 200, 120));
            stage.show();
            layOut();
        });
        Set<Node> cells = table.lookupAll(".table-cell");
        assertThat(texts()).contains("a1", "b1");

        robot.interact(() -> {
            version.set(2);
            layOut();
        });

        assertThat(texts()).contains("a2", "b2").doesNotContain("a1", "b1");
        assertThat(table.lookupAll(".table-cell")).isEqualTo(cells);
    }

    private String text(String row) {
        return row + version.get();
    }

    private void layOut() {
        table.applyCss();
        table.layout();
    }

    private List<String> texts() {
        return table.lookupAll(".table-cell").stream()
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .toList();
    }
}
