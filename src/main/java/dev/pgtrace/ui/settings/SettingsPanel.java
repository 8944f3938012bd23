package dev.pgtrace.ui.settings;

import dev.pgtrace.app.Preferences;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.theme.Theme;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The form of the settings. Theme and threshold change at once, memory with the next trace; the rest at the next
/// start, for views keep the texts that they were made with, and a line says so as soon as it is the case.
public final class SettingsPanel extends VBox {
    private static final List<String> LANGUAGES = List.of(Preferences.SYSTEM, "en", "de");
    private static final List<String> NUMBERS = List.of(Preferences.SYSTEM, "en", "de", "fr", "de-CH");
    private static final List<Integer> SIZES = List.of(75, 90, 100, 110, 125, 150, 175, 200);
    private static final List<Long> THRESHOLDS = List.of(50L, 100L, 200L, 500L, 1_000L, 2_000L, 5_000L, 10_000L);
    private static final List<Integer> MEMORIES = List.of(32, 64, 128, 192, 384, 768, 1_536);
    private static final double WIDTH = 560;

    private final Preferences atStart;
    private final ObjectProperty<Preferences> preferences;
    private final GridPane form = new GridPane();
    private final Label restart = new Label();

    /// @param theme       changes with the choice
    /// @param preferences changes with each choice
    /// @param atStart     those that the window started with
    public SettingsPanel(
            ObjectProperty<Theme> theme,
            ObjectProperty<Preferences> preferences,
            Preferences atStart,
            Runnable onKeys,
            Runnable onClose) {
        this.atStart = atStart;
        this.preferences = preferences;
        setId("settings-panel");
        getStyleClass().addAll("overlay-panel", "connect-panel");
        setSpacing(14);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get("settings.title"));
        title.getStyleClass().add("panel-title");
        form.setHgap(12);
        form.setVgap(10);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(120);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().setAll(labels, fields);
        Preferences now = preferences.get();
        row("settings.theme", choice("theme", List.of(Theme.values()), theme.get(), SettingsPanel::name, theme::set));
        row(
                "settings.language",
                choice("language", LANGUAGES, now.language(), SettingsPanel::language, set(Preferences::withLanguage)));
        row(
                "settings.numbers",
                choice("numbers", NUMBERS, now.numbers(), SettingsPanel::numbers, set(Preferences::withNumbers)));
        row(
                "settings.zone",
                choice("zone", zones(), now.timeZone(), SettingsPanel::zone, set(Preferences::withTimeZone)));
        row(
                "settings.size",
                choice("size", SIZES, now.fontPercent(), size -> size + " %", set(Preferences::withFontPercent)));
        row(
                "settings.threshold",
                choice(
                        "threshold",
                        THRESHOLDS,
                        now.tierThresholdMicros(),
                        Durations::axis,
                        set(Preferences::withTierThreshold)));
        note("settings.threshold.note");
        row(
                "settings.memory",
                choice(
                        "memory",
                        MEMORIES,
                        now.traceMegabytes(),
                        megabytes -> Bytes.format((long) megabytes << 20),
                        set(Preferences::withTraceMegabytes)));
        note("settings.memory.note");
        restart.setId("settings-restart");
        restart.getStyleClass().add("warn-text");
        restart.setWrapText(true);
        restart.setText(Messages.get("settings.restart"));
        restart.managedProperty().bind(restart.visibleProperty());
        showRestart();
        Button keys = new Button(Messages.get("settings.keys"));
        keys.setId("settings-keys");
        keys.setOnAction(event -> onKeys.run());
        Button close = new Button(Messages.get("settings.close"));
        close.setId("settings-close");
        close.getStyleClass().add("accent");
        close.setDefaultButton(true);
        close.setOnAction(event -> onClose.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, form, restart, new HBox(8, keys, gap, close));
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                form.lookup("#settings-theme").requestFocus();
            }
        });
    }

    private void row(String key, Node field) {
        Label label = new Label(Messages.get(key));
        label.getStyleClass().add("muted");
        label.setLabelFor(field);
        HBox box = new HBox(field);
        box.setAlignment(Pos.CENTER_LEFT);
        form.addRow(form.getRowCount(), label, box);
    }

    private void note(String key) {
        Label text = new Label(Messages.get(key));
        text.getStyleClass().addAll("muted", "small");
        text.setWrapText(true);
        form.add(text, 1, form.getRowCount());
    }

    private <V> Consumer<V> set(java.util.function.BiFunction<Preferences, V, Preferences> change) {
        return value -> {
            preferences.set(change.apply(preferences.get(), value));
            showRestart();
        };
    }

    private void showRestart() {
        restart.setVisible(preferences.get().needsRestart(atStart));
    }

    private static <V> ComboBox<V> choice(
            String id, List<V> values, V chosen, java.util.function.Function<V, String> text, Consumer<V> onChoice) {
        ComboBox<V> box = new ComboBox<>();
        box.setId("settings-" + id);
        box.setPrefWidth(300);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable V value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public V fromString(String label) {
                throw new UnsupportedOperationException(); // no box can be typed into
            }
        });
        box.setValue(chosen);
        box.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                onChoice.accept(now);
            }
        });
        return box;
    }

    private static String name(Theme theme) {
        return Messages.get("theme." + theme.name().toLowerCase(Locale.ROOT));
    }

    /// Languages are called what they call themselves.
    private static String language(String code) {
        return code.equals(Preferences.SYSTEM)
                ? Messages.get("settings.system")
                : Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(code));
    }

    private static String numbers(String code) {
        return code.equals(Preferences.SYSTEM)
                ? Messages.get("settings.system")
                : String.format(Locale.forLanguageTag(code), "%,.1f", 1_234_567.8);
    }

    private static String zone(String name) {
        return name.equals(Preferences.SYSTEM)
                ? Messages.get("settings.zone.system", ZoneId.systemDefault().getId())
                : name;
    }

    private static List<String> zones() {
        List<String> zones = new java.util.ArrayList<>(List.of(Preferences.SYSTEM, "UTC"));
        zones.addAll(new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(name -> name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("SystemV/"))
                        .toList());
        return zones;
    }
}
