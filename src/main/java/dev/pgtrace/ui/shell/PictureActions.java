package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.picture.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;

/// Copies and saves pictures of the view in front.
final class PictureActions {
    private static final List<GivingFiles.Kind> SVG = List.of(new GivingFiles.Kind("share.svg", ".svg"));
    private static final List<GivingFiles.Kind> PNG = List.of(new GivingFiles.Kind("share.png", ".png"));

    private final FrontTab front;
    private final GivingFiles files;

    PictureActions(FrontTab front, GivingFiles files) {
        this.front = front;
        this.files = files;
    }

    void copy() {
        front.picture().ifPresent(Copy::image);
    }

    void saveSvg() {
        front.picture().ifPresent(node -> files.ask(Messages.get("share.picture.title"), front.name(), SVG)
                .ifPresent(file -> write(node, file, 1)));
    }

    /// @param scale pixels a unit of the window
    void savePng(int scale) {
        front.picture().ifPresent(node -> files.ask(Messages.get("share.picture.title"), front.name(), PNG)
                .ifPresent(file -> write(node, file, scale)));
    }

    /// Writes vectors to a file that ends in `.svg`, pixels to any other.
    void write(Node node, Path file, int scale) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            String svg = Picture.svg(node);
            files.write(file, given -> given.write(svg));
        } else {
            Supplier<byte[]> png = Picture.png(node, scale);
            files.write(file, given -> given.write(png.get()));
        }
    }
}
