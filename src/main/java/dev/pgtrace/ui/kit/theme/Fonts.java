package dev.pgtrace.ui.kit.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/// The two bundled font families (SIL Open Font License 1.1, texts beside the files), so that the window looks the
/// same on a bare Linux as anywhere. *Inter Tabular* is Inter 4.001 with its semi-bold as bold and figures of equal
/// width, for JavaFX cannot ask a font for them; *JetBrains Mono NL* is JetBrains Mono 2.304 without ligatures,
/// because SQL is shown as it is written. Both hold the Latin, Greek and Cyrillic letters and the signs that the
/// window draws.
public final class Fonts {
    public static final String TEXT = "Inter Tabular";
    public static final String CODE = "JetBrains Mono NL";

    private static final String[] FILES = {
        "InterTabular-Regular.otf", "InterTabular-Bold.otf", "JetBrainsMonoNL-Regular.ttf", "JetBrainsMonoNL-Bold.ttf"
    };

    private Fonts() {}

    /// Makes the families known to the toolkit. Doing it again does nothing.
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("/dev/pgtrace/ui/fonts/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("font not in the program: " + file);
                }
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
