package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SaveExperiment;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.app.WindowSession;
import dev.pgtrace.app.WindowSessionFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.compare.Canned;
import dev.pgtrace.ui.compare.SideChoice;
import dev.pgtrace.ui.kit.Place;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class SessionKeeperTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;

    @AfterEach
    void stop() throws Exception {
        if (window != null) {
            robot.interact(() -> List.copyOf(window.workspace().traces()).forEach(window.workspace()::close));
        }
        FxToolkit.cleanupStages();
    }

    @Test
    void opensWhatWasOpenWhereTheUserWas() throws Exception {
        start();
        assertThat(restored()).isFalse();
        OpenedTrace first = open("checkout_session.trc");
        open("cut_short.trc");
        robot.interact(() -> {
            TraceContext context = first.context();
            window.workspace().currentProperty().set(first);
            context.filter("elapsed > 1us");
            context.tierModelProperty().set(context.tierModelProperty().get().withThreshold(750));
        });
        ready(first);
        Selection selection = Selection.ofExecution(
                first.context().analysisProperty().get().statements().getFirst().statement(), 0);
        robot.interact(() -> first.context().go(View.STATEMENTS, selection));
        robot.interact(this::closeWindow);
        assertThat(session().running()).isFalse();

        start();
        assertThat(restored()).isTrue();
        OpenedTrace again = window.workspace().current().orElseThrow();
        ready(again);
        Place place = new Place(View.STATEMENTS, selection, "elapsed > 1us");
        await(() -> again.context().place().equals(place));
        assertThat(window.workspace().traces())
                .extracting(OpenedTrace::title)
                .containsExactly("checkout_session.trc", "cut_short.trc");
        assertThat(again.title()).isEqualTo("checkout_session.trc");
        assertThat(again.context().tierModelProperty().get().thresholdMicros()).isEqualTo(750);
    }

    @Test
    void comesBackAfterACrashAndSaysSo() throws Exception {
        start();
        restored();
        OpenedTrace trace = open("checkout_session.trc");
        robot.interact(() -> trace.context().go(View.HOTSPOTS));
        // Without any closing: what is noted a moment after the last change is all there is.
        await(() -> session().traces().stream().anyMatch(tab -> tab.view().equals("HOTSPOTS")));

        start();
        assertThat(restored()).isTrue();
        await(() -> robot.lookup("#notice-text").queryLabeled().getText().contains("ended unexpectedly"));
        TraceContext context = window.workspace().current().orElseThrow().context();
        await(() -> context.viewProperty().get() == View.HOTSPOTS);
    }

    @Test
    void comesBackAfterItsProcessWasKilled() throws Exception {
        Path copy = folder.resolve("checkout_session.trc");
        copy("checkout_session.trc", copy);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Monocle",
                        "-Dmonocle.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWindow.class.getName(),
                        folder.resolve("settings").toString(),
                        copy.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            await(() -> !process.isAlive()
                    || session().traces().stream().anyMatch(tab -> tab.statement() == KilledWindow.STATEMENT));
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("output")))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL
        }

        start();
        assertThat(restored()).isTrue();
        await(() -> robot.lookup("#notice-text").queryLabeled().getText().contains("ended unexpectedly"));
        TraceContext context = window.workspace().current().orElseThrow().context();
        Place expected = new Place(View.STATEMENTS, Selection.ofStatement(KilledWindow.STATEMENT), KilledWindow.FILTER);
        await(() -> context.place().equals(expected));
    }

    @Test
    void opensComparisonsAndSavedExperimentsAgain() throws Exception {
        Path experiment = folder.resolve("lookup.trcab");
        SaveExperiment.to(experiment, new Canned().make());
        start();
        restored();
        OpenedTrace first = open("checkout_session.trc");
        OpenedTrace second = open("nested_functions.trc");
        robot.interact(() -> {
            window.open(List.of(experiment));
            window.comparisons()
                    .compare(
                            SideChoice.of(first.title(), first.context()).with(new SideChoice.Scope.Window(0, 2)),
                            SideChoice.of(second.title(), second.context()));
        });
        await(() -> window.comparisons().comparisons().open().size() == 2
                && session().compared().size() == 2);
        robot.interact(this::closeWindow);

        start();
        assertThat(restored()).isTrue();
        List<OpenComparison> open = window.comparisons().comparisons().open();
        await(() ->
                open.size() == 2 && open.stream().anyMatch(each -> each.title().equals("order lookup")));
        assertThat(open)
                .extracting(OpenComparison::title)
                .containsExactlyInAnyOrder("order lookup", "checkout_session.trc, 0–2 s · nested_functions.trc");
        assertThat(session().frontCompared()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void namesFilesThatAreGoneAndForgetsThem() throws Exception {
        Path gone = folder.resolve("gone.trc");
        file().save(new WindowSession(
                1,
                false,
                List.of(new WindowSession.OpenTab(gone.toString(), "UTF-8", "RAW", "", -1, -1, -1, -1, 0, 0, 0, -1)),
                0,
                List.of(),
                -1));
        start();
        assertThat(restored()).isFalse();
        await(() -> robot.lookup("#notice-text").queryLabeled().getText().contains(gone.toString()));
    }

    @Test
    void aFileThatCannotBeReadIsAnEmptySession() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings/session.json"), "{\"traces\": 7", StandardCharsets.UTF_8);
        start();
        assertThat(restored()).isFalse();
    }

    private void start() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            SettingsFile settings = new SettingsFile(folder.resolve("settings"));
            window = new MainWindow(stage, settings, settings.load().settings().withTheme("dark"));
            window.show();
        });
    }

    private boolean restored() {
        boolean[] any = new boolean[1];
        robot.interact(() -> any[0] = window.restore(true));
        return any[0];
    }

    private void closeWindow() {
        try {
            window.closed();
        } catch (TraceException e) {
            throw new AssertionError(e);
        }
    }

    private WindowSessionFile file() {
        return new WindowSessionFile(folder.resolve("settings"));
    }

    private WindowSession session() {
        return file().load();
    }

    private OpenedTrace open(String name) throws Exception {
        Path copy = folder.resolve(name);
        copy(name, copy);
        robot.interact(() -> window.open(List.of(copy)));
        await(() -> window.workspace().traces().stream()
                .anyMatch(trace -> trace.path().equals(copy)));
        OpenedTrace trace = window.workspace().traces().stream()
                .filter(each -> each.path().equals(copy))
                .findFirst()
                .orElseThrow();
        ready(trace);
        return trace;
    }

    private static void copy(String name, Path to) throws IOException {
        Files.copy(Path.of("sample-traces", name), to);
    }

    private static void ready(OpenedTrace trace) throws Exception {
        await(() -> !trace.isIndexing() && trace.context().analysisProperty().get() != null);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition); // as long as another process takes to start
        WaitForAsyncUtils.waitForFxEvents();
    }
}
