package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.picture.Picture;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts things on the clipboard.
public final class Copy {
    private Copy() {}

    /// Leaves the clipboard as it is where there is no text.
    public static void text(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// A picture of a node as it is shown.
    public static void image(Node node) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(Picture.image(node, 1));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
