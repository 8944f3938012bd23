package dev.pgtrace.ui.kit.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// Dresses scenes in the chosen theme: AtlantaFX's Primer as the user agent's stylesheet, above it the bridge that
/// gives ControlsFX the colour names of Modena, our palette and our own rules.
public final class Appearance {
    private static final String FOLDER = "/dev/pgtrace/ui/";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark", true);
    private final List<Scene> scenes = new ArrayList<>();
    private final InvalidationListener desktop = observable -> apply();

    public Appearance() {
        Fonts.load();
        theme.addListener(observable -> apply());
        // Weak, as the desktop's preferences outlive every window.
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(desktop));
        apply();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// Whether the window is dark now, by choice or because the desktop is.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Gives a scene the look now and whenever the theme changes.
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().setAll(stylesheets());
    }

    /// Forgets a scene that was closed.
    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    /// For dialogs, which bring their own scene.
    public List<String> stylesheets() {
        return List.of(
                sheet("bridge.css"),
                sheet(dark.get() ? "palette-dark.css" : "palette-light.css"),
                sheet("pgtrace.css"),
                sheet("servers.css"),
                sheet("compare.css"),
                sheet("help.css"),
                sheet("focus.css"));
    }

    private void apply() {
        boolean darkNow =
                switch (theme.get()) {
                    case DARK -> true;
                    case LIGHT -> false;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        dark.set(darkNow);
        Application.setUserAgentStylesheet(
                darkNow ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        List<String> sheets = stylesheets();
        for (Scene scene : scenes) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private static String sheet(String name) {
        var url = Appearance.class.getResource(FOLDER + name);
        if (url == null) {
            throw new IllegalStateException("stylesheet not in the program: " + name);
        }
        return url.toExternalForm();
    }
}
