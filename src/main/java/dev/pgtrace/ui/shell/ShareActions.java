package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.share.TableText;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What the user can do to give away what is in front: its tables and its picture.
final class ShareActions {
    private final FrontTab front;
    private final TableActions tables;
    private final PictureActions pictures;
    private final BooleanBinding anything;

    /// @param say      tells the user what was copied, or where a file is
    /// @param anything whether there is a tab
    ShareActions(
            Stage stage,
            Workspace workspace,
            FrontTab front,
            TaskRunner runner,
            Consumer<String> say,
            BooleanBinding anything) {
        GivingFiles files = new GivingFiles(stage, workspace, runner, say);
        this.front = front;
        this.tables = new TableActions(front, files, say);
        this.pictures = new PictureActions(front, files);
        this.anything = anything;
    }

    void addTo(Actions actions) {
        Action.Group group = Action.Group.EDIT;
        actions.add("copyCsv", group, "", anything, () -> tables.copy(TableText.Form.CSV));
        actions.add("copyMarkdown", group, "", anything, () -> tables.copy(TableText.Form.MARKDOWN));
        actions.add("saveTable", group, "Shortcut+Shift+E", anything, tables::save);
        actions.add("copyImage", group, "", anything, pictures::copy);
        actions.add("saveSvg", group, "", anything, pictures::saveSvg);
        actions.add("savePng1", group, "", anything, () -> pictures.savePng(1));
        actions.add("savePng2", group, "", anything, () -> pictures.savePng(2));
        actions.add("savePng3", group, "", anything, () -> pictures.savePng(3));
    }

    /// Context menus of tables.
    void install(Scene scene) {
        front.follow(scene);
        tables.install(scene.getRoot());
    }

    TableActions tables() {
        return tables;
    }

    PictureActions pictures() {
        return pictures;
    }
}
