package dev.pgtrace.ui.shell;

import dev.pgtrace.app.ExportComparison;
import dev.pgtrace.app.ExportExperiment;
import dev.pgtrace.app.ExportTrace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.WrapBar;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;

/// The row of buttons below the menus: the actions that are wanted most, and the field that finds.
final class ToolBar extends WrapBar {
    /// What is given away besides reports, which is looked for here too.
    private static final List<String> SHARED = List.of("exportRedacted", "saveTable", "saveSvg", "savePng1");

    private final Actions actions;

    /// @param anything whether something is in front that can be exported
    ToolBar(Actions actions, FindField find, ObservableBooleanValue anything) {
        super(8);
        this.actions = actions;
        getStyleClass().add("main-tool-bar");
        Button open = button("open", "open", "toolbar.open");
        Button connect = button("connect", "connect", "toolbar.connect");
        Button start = button("toolbar-start", "startTrace", "toolbar.start");
        start.setGraphic(Icons.of(Feather.CIRCLE));
        start.getStyleClass().add("record-button");
        Button stop = button("toolbar-stop", "stopTrace", "toolbar.stop");
        stop.setGraphic(Icons.of(Feather.SQUARE));
        stop.disableProperty().bind(Bindings.not(actions.get("stopTrace").enabled()));
        Button compare = button("toolbar-compare", "compareAb", "toolbar.compare");
        compare.setGraphic(Icons.of(Feather.REPEAT));
        Label keys = new Label(actions.get("palette").keyText());
        keys.getStyleClass().add("key-cap");
        Button commands = button("commands", "palette", "toolbar.commands");
        commands.setGraphic(keys);
        commands.setContentDisplay(ContentDisplay.RIGHT);
        setAll(List.of(open, connect, start, stop, compare, export(anything)), List.of(find, commands));
    }

    private Button button(String id, String action, String text) {
        Button button = new Button(Messages.get(text));
        button.setId(id);
        button.setOnAction(event -> actions.get(action).runIfEnabled());
        return button;
    }

    private MenuButton export(ObservableBooleanValue anything) {
        MenuButton button = new MenuButton(Messages.get("toolbar.export"), Icons.of(Feather.DOWNLOAD));
        button.setId("export");
        for (ExportTrace.Form form : ExportTrace.Form.values()) {
            button.getItems().add(Menus.item(actions.get(ExportActions.actionId(form))));
        }
        for (ExportExperiment.Form form : ExportExperiment.Form.values()) {
            button.getItems().add(Menus.item(actions.get(CompareActions.actionId(form))));
        }
        for (ExportComparison.Form form : ExportComparison.Form.values()) {
            button.getItems().add(Menus.item(actions.get(CompareActions.actionId(form))));
        }
        SHARED.forEach(action -> button.getItems().add(Menus.item(actions.get(action))));
        // Only what can be written of what is in front; the menus have all.
        button.getItems().forEach(item -> item.visibleProperty()
                .bind(item.disableProperty().not()));
        button.disableProperty().bind(Bindings.not(anything));
        return button;
    }
}
