package dev.pgtrace.ui.kit.control;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures texts before they are shown. Only on the window's thread.
public final class TextWidths {
    private static final Text RULER = new Text();

    private TextWidths() {}

    public static double of(String text, Font font) {
        RULER.setFont(font);
        RULER.setText(text);
        return RULER.getLayoutBounds().getWidth();
    }
}
