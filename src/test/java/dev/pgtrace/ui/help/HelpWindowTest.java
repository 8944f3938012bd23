package dev.pgtrace.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class HelpWindowTest {
    private final FxRobot robot = new FxRobot();

    @AfterEach
    void stop() throws Exception {
        Messages.use(Locale.ENGLISH);
        FxToolkit.cleanupStages();
    }

    @Test
    void showsATopicAndFollowsAReference() throws Exception {
        HelpWindow help = open(Theme.DARK);
        robot.interact(() -> help.show("guide"));
        robot.interact(() -> Screenshots.take(help.stage().getScene(), "help-guide-dark"));
        robot.interact(() -> robot.lookup(".help-link").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals("tiers"))
                .findFirst()
                .orElseThrow()
                .fire());
        ListView<dev.pgtrace.app.HelpTopics.Topic> topics =
                robot.lookup("#help-topics").queryListView();
        assertThat(topics.getSelectionModel().getSelectedItem().name()).isEqualTo("tiers");
        assertThat(robot.lookup(".help-code-block").queryAll()).isNotEmpty();
    }

    @Test
    void speaksGermanWhereTheWindowDoes() throws Exception {
        Messages.use(Locale.GERMAN);
        HelpWindow help = open(Theme.LIGHT);
        robot.interact(() -> help.show("ledger"));
        assertThat(help.stage().getTitle()).isEqualTo("pg_trace Viewer: Hilfe");
        robot.interact(() -> Screenshots.take(help.stage().getScene(), "help-ledger-light-de"));
    }

    private HelpWindow open(Theme theme) throws Exception {
        Stage owner = FxToolkit.registerPrimaryStage();
        AtomicReference<HelpWindow> help = new AtomicReference<>();
        robot.interact(() -> {
            owner.setScene(new Scene(new Pane(), 400, 300));
            owner.show();
            Appearance appearance = new Appearance();
            appearance.themeProperty().set(theme);
            help.set(new HelpWindow(owner, appearance));
        });
        return help.get();
    }
}
