package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.access.FocusWalk;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.View;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/// The window without a mouse.
class KeyboardTest {
    @TempDir
    Path folder;

    private final Map<String, String> problems = new LinkedHashMap<>();

    @ParameterizedTest
    @MethodSource("parts")
    void reachesEverythingByTabAndSeesWhereItIsInBothThemes(WindowTour.Part part) throws Exception {
        FocusWalk[] walk = new FocusWalk[1];
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {
            if (!name.startsWith("menu-")) { // in a menu only the arrows go on
                walk[0].problems(scene, panel)
                        .forEach(found -> problems.putIfAbsent(found.replaceAll("“[^”]*”", ""), name + ": " + found));
            }
        });
        tour.open("en");
        walk[0] = new FocusWalk(tour.robot(), (theme, panel) -> {
            tour.window().appearance().themeProperty().set(theme);
            if (panel instanceof DialogPane dialog) {
                dialog.getStylesheets().setAll(tour.window().appearance().stylesheets());
            }
        });
        try {
            tour.go(part);
        } finally {
            Files.write(Path.of("target/screenshots/focus-" + part + ".txt"), problems.values());
            tour.close();
        }
        assertThat(problems.values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void givesEveryEntryOfAMenuALetterOfItsOwn(String language) throws Exception {
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {});
        tour.open(language);
        try {
            MenuBar bar = tour.robot().lookup(".menu-bar").queryAs(MenuBar.class);
            assertThat(lettersOf(bar.getMenus())).hasSameSizeAs(bar.getMenus());
            for (var menu : bar.getMenus()) {
                List<MenuItem> items = menu.getItems().stream()
                        .filter(item -> item.getText() != null)
                        .toList();
                assertThat(lettersOf(items)).as(menu.getText()).hasSameSizeAs(items);
            }
        } finally {
            tour.close();
        }
    }

    @Test
    void choosesAViewByTheArrows() throws Exception {
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {});
        tour.open("en");
        try {
            tour.openTraces("nested_functions.trc");
            tour.show(View.OVERVIEW);
            tour.robot().interact(() -> tour.node("#view-overview").requestFocus());
            tour.robot().type(KeyCode.RIGHT);
            tour.settle();
            assertThat(tour.window()
                            .workspace()
                            .current()
                            .orElseThrow()
                            .context()
                            .viewProperty()
                            .get())
                    .isEqualTo(View.STATEMENTS);
        } finally {
            tour.close();
        }
    }

    @Test
    void givesTheKeyboardBackWhenAPanelGoes() throws Exception {
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {});
        tour.open("en");
        try {
            tour.openTraces("nested_functions.trc");
            tour.show(View.STATEMENTS);
            Node table = tour.node("#statements-tree");
            for (String panel : List.of("palette", "shortcuts", "settings", "connect")) {
                tour.robot().interact(table::requestFocus);
                tour.robot()
                        .interact(() -> tour.window().actions().get(panel).run().run());
                tour.settle();
                assertThat(tour.stage().getScene().getFocusOwner()).as(panel).isNotEqualTo(table);
                tour.robot().type(KeyCode.ESCAPE);
                tour.settle();
                assertThat(tour.stage().getScene().getFocusOwner()).as(panel).isEqualTo(table);
            }
        } finally {
            tour.close();
        }
    }

    @Test
    void givesEveryShortcutToOneActionAndShowsItInThePalette() throws Exception {
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {});
        tour.open("en");
        try {
            Map<KeyCombination, String> taken = new LinkedHashMap<>();
            for (Action action : tour.window().actions().all()) {
                action.keys().ifPresent(keys -> assertThat(taken.put(keys, action.id()))
                        .as("another action on %s, besides %s", keys, action.id())
                        .isNull());
            }
            assertThat(tour.window().actions().searchable())
                    .containsAll(tour.window().actions().all());
            assertThat(taken).isNotEmpty();
        } finally {
            tour.close();
        }
    }

    @Test
    void findsDrillsComparesAndExportsWithoutAMouse() throws Exception {
        Path report = folder.resolve("report.html");
        Path difference = folder.resolve("difference.csv");
        WindowTour tour = new WindowTour(folder, (name, scene, panel) -> {});
        tour.open("en");
        new Answers(
                        List.of(
                                WindowTour.sample("nested_functions.trc").toFile(),
                                WindowTour.sample("checkout_session.trc").toFile()),
                        List.of(report, difference))
                .answerFor(tour.stage());
        try {
            chord(tour, KeyCode.CONTROL, KeyCode.O);
            await(() -> tour.window().workspace().traces().size() == 2
                    && tour.window().workspace().traces().stream()
                            .allMatch(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Ready
                                    && trace.context().analysisProperty().get() != null));
            OpenedTrace trace = tour.window().workspace().current().orElseThrow();

            chord(tour, KeyCode.CONTROL, KeyCode.F);
            tour.robot().write("select");
            tour.robot().type(KeyCode.ENTER);
            await(() -> trace.context().selectionProperty().get().hasStatement());
            int found = trace.context().selectionProperty().get().statement();
            assertThat(trace.context()
                            .trace()
                            .orElseThrow()
                            .text()
                            .sql(trace.context().trace().orElseThrow(), found))
                    .containsIgnoringCase("select");

            chord(tour, KeyCode.CONTROL, KeyCode.DIGIT2);
            await(() -> trace.context().viewProperty().get() == View.STATEMENTS
                    && tour.robot()
                            .lookup("#statements-tree")
                            .tryQuery()
                            .filter(Node::isFocused)
                            .isPresent());
            tour.settle();
            TreeTableView<?> tree = tour.node("#statements-tree");
            int rows = tree.getExpandedItemCount();
            tour.robot().type(KeyCode.RIGHT);
            await(() -> tree.getExpandedItemCount() > rows); // executions are read in the background
            tour.robot().type(KeyCode.DOWN);
            await(() -> trace.context().selectionProperty().get().hasExecution());
            assertThat(trace.context().selectionProperty().get().statement()).isEqualTo(found);

            command(tour, "export report as html");
            await(() -> Files.exists(report));
            assertThat(Files.readString(report)).contains("</html>").contains(trace.title());

            chord(tour, KeyCode.CONTROL, KeyCode.D);
            await(() -> tour.window().comparisons().traces().isPresent()
                    && tour.window()
                            .comparisons()
                            .traces()
                            .orElseThrow()
                            .comparison()
                            .isPresent());
            command(tour, "statements of the comparison as csv");
            await(() -> Files.exists(difference));
            assertThat(Files.readAllLines(difference)).hasSizeGreaterThan(2);

            tour.robot().press(KeyCode.ALT).type(KeyCode.F).release(KeyCode.ALT);
            await(() -> tour.robot().lookup(".context-menu").tryQuery().isPresent());
            tour.robot().type(KeyCode.ESCAPE);
        } finally {
            tour.close();
        }
    }

    static List<WindowTour.Part> parts() {
        return WindowTour.Part.chosen();
    }

    private static void command(WindowTour tour, String name) throws Exception {
        chord(tour, KeyCode.CONTROL, KeyCode.K);
        tour.settle();
        tour.robot().write(name);
        tour.settle();
        tour.robot().type(KeyCode.ENTER);
    }

    private static void chord(WindowTour tour, KeyCode... keys) {
        tour.robot().push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Set<Character> lettersOf(List<? extends MenuItem> items) {
        Set<Character> letters = new HashSet<>();
        for (MenuItem item : items) {
            String text = item.getText().replace("__", "").toLowerCase(Locale.ROOT);
            int mark = text.indexOf('_');
            if (mark >= 0 && item.isMnemonicParsing()) {
                letters.add(text.charAt(mark + 1));
            }
        }
        return letters;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Answers in place of the dialogs of the system, one question after the other.
    private static final class Answers implements FileDialogs {
        private final List<File> opened;
        private final List<Path> saved;

        Answers(List<File> opened, List<Path> saved) {
            this.opened = opened;
            this.saved = new ArrayList<>(saved);
        }

        @Override
        public List<File> open(FileChooser chooser) {
            return opened;
        }

        @Override
        public Optional<File> save(FileChooser chooser) {
            return Optional.of(saved.removeFirst().toFile());
        }
    }
}
