package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Settings;
import java.util.List;
import javafx.geometry.Rectangle2D;
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
        List<Screen> showing = Double.isFinite(window.x()) && Double.isFinite(window.y())
                ? Screen.getScreensForRectangle(window.x() + 40, window.y() + 10, 100, 20)
                : List.of();
        Screen screen = showing.isEmpty() ? Screen.getPrimary() : showing.getFirst();
        Settings.Window fitting = fitting(window, screen.getVisualBounds());
        stage.setWidth(fitting.width());
        stage.setHeight(fitting.height());
        if (!showing.isEmpty()) {
            stage.setX(fitting.x());
            stage.setY(fitting.y());
        }
        stage.setMaximized(window.maximized());
    }

    /// No larger than the screen: a title bar above its upper edge could not be taken hold of. Moved only where it
    /// was too large.
    static Settings.Window fitting(Settings.Window window, Rectangle2D screen) {
        double width = size(window.width(), SMALLEST_WIDTH, STANDARD_WIDTH);
        double height = size(window.height(), SMALLEST_HEIGHT, STANDARD_HEIGHT);
        return new Settings.Window(
                width > screen.getWidth() ? screen.getMinX() : window.x(),
                height > screen.getHeight() ? screen.getMinY() : window.y(),
                Math.min(width, screen.getWidth()),
                Math.min(height, screen.getHeight()),
                window.maximized());
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
