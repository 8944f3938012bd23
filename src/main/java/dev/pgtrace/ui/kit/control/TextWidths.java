package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.theme.Fonts;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures texts before they are shown.
public final class TextWidths {
    /// One a thread: controls are made on others too, see the shell's warm-up.
    private static final ThreadLocal<Text> RULER = ThreadLocal.withInitial(Text::new);

    private static final Font TITLE = Font.font(Fonts.TEXT, 12);
    private static final double TITLE_MARGIN = 17;

    private TextWidths() {}

    /// What a column needs so that the longest word of its title is not cut; the others go to a second line.
    public static double ofTitle(String title) {
        double longest = 0;
        for (String word : title.split(" ", -1)) { // behind a hyphen no line ends
            longest = Math.max(longest, of(word, TITLE));
        }
        return Math.ceil(longest) + TITLE_MARGIN;
    }

    public static double of(String text, Font font) {
        Text ruler = RULER.get();
        ruler.setFont(font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
