package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.access.AccessibleNames;
import dev.pgtrace.ui.access.CutTexts;
import dev.pgtrace.ui.access.ForeignWords;
import dev.pgtrace.ui.access.TextContrast;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/// Every view of the window for everybody: names and roles for screen readers, contrast in both themes, texts in full
/// in small windows and with large letters, and in German no English.
class EveryViewTest {
    /// Of the window, in units of the letters: two screens, and the same at 150 %, and the larger at 200 %.
    private enum Size {
        W1440(1440, 900, 1),
        W1280(1280, 720, 1),
        W1440_AT_150(960, 600, 1.5),
        W1280_AT_150(854, 480, 1.5),
        W1440_AT_200(720, 450, 2);

        final double width;
        final double height;
        final double scale;

        Size(double width, double height, double scale) {
            this.width = width;
            this.height = height;
            this.scale = scale;
        }
    }

    /// All sizes in both themes, with pictures.
    private static final boolean SCREENS = Boolean.getBoolean("screens");

    /// All, or those that `-Dsizes=W1280` names.
    private static final List<Size> SIZES = Stream.of(
                    System.getProperty("sizes", "").split(",", -1))
            .filter(name -> !name.isEmpty())
            .map(Size::valueOf)
            .collect(Collectors.collectingAndThen(
                    Collectors.toList(), named -> named.isEmpty() ? List.of(Size.values()) : named));

    /// Where no words of servers and of other programs are in sight.
    private static final Set<WindowTour.Part> OWN_WORDS = Set.of(WindowTour.Part.WELCOME, WindowTour.Part.TRACE);

    @TempDir
    Path folder;

    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<String> visited = new ArrayList<>();
    private WindowTour tour;
    private String language;
    private WindowTour.Part toured = WindowTour.Part.WELCOME;

    @ParameterizedTest
    @MethodSource("partsInBothLanguages")
    void canBeReadAndUsedByEverybody(String language, WindowTour.Part part) throws Exception {
        this.language = language;
        toured = part;
        tour = new WindowTour(folder, this::look);
        tour.open(language);
        try {
            tour.go(part);
        } finally {
            Files.createDirectories(Screenshots.FOLDER);
            Files.write(Screenshots.FOLDER.resolve("problems-" + part + "-" + language + ".txt"), problems.values());
            tour.close();
        }
        assertThat(visited).isNotEmpty();
        assertThat(problems.values()).isEmpty();
    }

    static Stream<Arguments> partsInBothLanguages() {
        return Stream.of(System.getProperty("languages", "en,de").split(",", -1))
                .flatMap(language -> WindowTour.Part.chosen().stream().map(part -> Arguments.of(language, part)));
    }

    private void look(String name, Scene scene, Node part) throws Exception {
        visited.add(name);
        note(name, "", ask(() -> AccessibleNames.problems(part)));
        if (language.equals("de") && OWN_WORDS.contains(toured)) {
            note(name, "", ask(() -> ForeignWords.problems(part)));
        }
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            tour.robot().interact(() -> {
                tour.window().appearance().themeProperty().set(theme);
                if (part instanceof DialogPane dialog) {
                    dialog.getStylesheets().setAll(tour.window().appearance().stylesheets());
                }
                if (scene.getWindow() instanceof ContextMenu menu) { // takes the theme when it opens
                    Window owner = menu.getOwnerWindow();
                    menu.hide();
                    menu.show(owner);
                }
            });
            still(scene);
            String at = theme.name().toLowerCase(Locale.ROOT);
            note(name, at, ask(() -> TextContrast.problems(scene, part)));
            for (Size size : SIZES) {
                if (SCREENS || theme == Theme.DARK && isWalked(size)) {
                    resize(size, scene);
                    String where = at + " " + size.name().toLowerCase(Locale.ROOT);
                    note(name, where, ask(() -> CutTexts.problems(part)));
                    if (SCREENS) {
                        picture(name + "-" + language + "-" + where.replace(' ', '-'), scene, size);
                    }
                }
            }
            resize(Size.W1440, scene);
        }
        tour.robot().interact(() -> tour.window().appearance().themeProperty().set(Theme.DARK));
        still(scene);
    }

    /// For the time that it takes, the second language at two sizes only, unless sizes are named or pictures wanted.
    private boolean isWalked(Size size) {
        return language.equals("en")
                || !System.getProperty("sizes", "").isEmpty()
                || size == Size.W1280
                || size == Size.W1440_AT_150;
    }

    private void resize(Size size, Scene scene) {
        tour.robot().interact(() -> {
            tour.stage().setWidth(size.width);
            tour.stage().setHeight(size.height);
        });
        still(scene);
    }

    /// Styled and laid out anew; for a picture also what is drawn at a pulse.
    private void still(Scene scene) {
        for (int round = 0; round < 3; round++) {
            tour.robot().interact(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
        }
        if (SCREENS) {
            tour.settle();
        }
    }

    private void picture(String name, Scene scene, Size size) {
        tour.robot().interact(() -> Screenshots.take(scene, "every/" + name, size.scale));
    }

    /// The same thing is said once, with the first place where it is.
    private void note(String name, String where, List<String> found) {
        for (String problem : found) {
            problems.putIfAbsent(problem.replaceAll("“[^”]*”", ""), name + " " + where + ": " + problem);
        }
    }

    private static List<String> ask(java.util.concurrent.Callable<List<String>> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }
}
