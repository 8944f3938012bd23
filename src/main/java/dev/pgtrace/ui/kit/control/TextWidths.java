package dev.pgtrace.ui.kit.control;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures texts before they are shown.
public final class TextWidths {
    /// One a thread: controls are made on others too, see the shell's warm-up.
    private static final ThreadLocal<Text> RULER = ThreadLocal.withInitial(Text::new);

    private TextWidths() {}

    public static double of(String text, Font font) {
        Text ruler = RULER.get();
        ruler.setFont(font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
