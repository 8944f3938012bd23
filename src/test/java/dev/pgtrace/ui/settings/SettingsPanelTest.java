package dev.pgtrace.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.Preferences;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class SettingsPanelTest {
    private final FxRobot robot = new FxRobot();
    private final ObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.STANDARD);
    private final AtomicReference<Appearance> appearance = new AtomicReference<>();

    @AfterEach
    void stop() throws Exception {
        Messages.use(Locale.ENGLISH);
        FxToolkit.cleanupStages();
    }

    @Test
    void keepsEachChoiceAndSaysWhenItTakesEffect() throws Exception {
        Scene scene = show(Theme.DARK);
        assertThat(robot.lookup("#settings-restart").query().isVisible()).isFalse();
        choose("language", "de");
        choose("numbers", "de");
        choose("zone", "UTC");
        choose("size", 150);
        assertThat(preferences.get()).isEqualTo(new Preferences("de", "de", "UTC", 150));
        assertThat(robot.lookup("#settings-restart").query().isVisible()).isTrue();
        assertThat(preferences.get().needsRestart(Preferences.STANDARD)).isTrue();
        choose("theme", Theme.LIGHT);
        assertThat(appearance.get().themeProperty().get()).isEqualTo(Theme.LIGHT);
        choose("theme", Theme.DARK);
        robot.interact(() -> Screenshots.take(scene, "settings-dark"));
    }

    @Test
    void thresholdAndMemoryNeedNoRestart() throws Exception {
        show(Theme.DARK);
        choose("threshold", 1_000L);
        choose("memory", 384);
        assertThat(preferences.get())
                .isEqualTo(Preferences.STANDARD.withTierThreshold(1_000).withTraceMegabytes(384));
        assertThat(robot.lookup("#settings-restart").query().isVisible()).isFalse();
    }

    @Test
    void isThereInGermanToo() throws Exception {
        Messages.use(Locale.GERMAN);
        Scene scene = show(Theme.LIGHT);
        robot.interact(() -> Screenshots.take(scene, "settings-light-de"));
        assertThat(robot.lookup(".panel-title").queryLabeled().getText()).isEqualTo("Einstellungen");
    }

    private <V> void choose(String id, V value) {
        robot.interact(() ->
                robot.lookup("#settings-" + id).<ComboBox<V>>queryAs(comboBox()).setValue(value));
    }

    @SuppressWarnings("unchecked")
    private static <V> Class<ComboBox<V>> comboBox() {
        return (Class<ComboBox<V>>) (Class<?>) ComboBox.class;
    }

    private Scene show(Theme theme) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        AtomicReference<Scene> shown = new AtomicReference<>();
        robot.interact(() -> {
            appearance.set(new Appearance());
            appearance.get().themeProperty().set(theme);
            Scene scene = new Scene(
                    new StackPane(new SettingsPanel(
                            appearance.get().themeProperty(), preferences, Preferences.STANDARD, () -> {}, () -> {})),
                    720,
                    620);
            appearance.get().dress(scene);
            stage.setScene(scene);
            stage.show();
            shown.set(scene);
        });
        return shown.get();
    }
}
