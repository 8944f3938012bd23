package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Settings;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window was, brought back only where a screen still shows it.
final class WindowBounds {
    private static final double SMALLEST_WIDTH = 720;
    private static final double SMALLEST_HEIGHT = 480;
    private static final double STANDARD_WIDTH = 1440;
    private static final double STANDARD_HEIGHT = 900;

    private WindowBounds() {}

    static void restore(Stage stage, Settings.Window window) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setWidth(size(window.width(), SMALLEST_WIDTH, STANDARD_WIDTH));
        stage.setHeight(size(window.height(), SMALLEST_HEIGHT, STANDARD_HEIGHT));
        boolean seen = Double.isFinite(window.x())
                && Double.isFinite(window.y())
                && !Screen.getScreensForRectangle(window.x() + 40, window.y() + 10, 100, 20)
                        .isEmpty();
        if (seen) {
            stage.setX(window.x());
            stage.setY(window.y());
        }
        stage.setMaximized(window.maximized());
    }

    /// @param before what to keep of the bounds while the window is maximised
    static Settings.Window of(Stage stage, Settings.Window before) {
        if (stage.isMaximized()) {
            return new Settings.Window(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new Settings.Window(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    private static double size(double wanted, double smallest, double standard) {
        return Double.isFinite(wanted) && wanted >= smallest && wanted <= 20_000 ? wanted : standard;
    }
}
