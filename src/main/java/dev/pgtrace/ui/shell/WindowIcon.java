package dev.pgtrace.ui.shell;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The pictures of `icons/pgtrace.svg` that the desktop shows for a window: in its frame, the task bar and the
/// switcher.
final class WindowIcon {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128};

    private WindowIcon() {}

    static void putOn(Stage stage) {
        stage.getIcons()
                .setAll(IntStream.of(SIZES).mapToObj(WindowIcon::picture).toList());
    }

    private static Image picture(int size) {
        String name = "/dev/pgtrace/ui/icon/pgtrace-" + size + ".png";
        InputStream in = Objects.requireNonNull(WindowIcon.class.getResourceAsStream(name), name);
        return new Image(in);
    }
}
