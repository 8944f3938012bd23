package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.ui.FxStalls;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How long the window's thread is busy at one go while a large trace is opened and every view is looked at, the
/// first time and again. Writes `target/stalls.txt`. By hand, with the JIT of the product:
/// `PGTRACE_STALLS=file.trc ./mvnw test -Dtest=StallTimes -Dexcluded.tags=none`.
@Tag("slow")
class StallTimes {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;

    @Test
    void measuresEveryView() throws Exception {
        String file = System.getenv("PGTRACE_STALLS");
        assumeTrue(file != null && Files.exists(Path.of(file)), "PGTRACE_STALLS names no trace that is there");
        Stage stage = FxToolkit.registerPrimaryStage();
        FxStalls stalls = new FxStalls("0 window");
        robot.interact(() -> {
            SettingsFile settings = new SettingsFile(folder.resolve("settings"));
            window = new MainWindow(stage, settings, settings.load().settings().withTheme("dark"));
            window.show();
            window.prepareLetters();
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        long start = System.nanoTime();
        WarmUp.run(
                WaitForAsyncUtils.waitForAsyncFx(
                        9_000, () -> window.appearance().stylesheets()),
                new CancelToken());
        String warm = "views made in advance in " + (System.nanoTime() - start) / 1_000_000 + " ms\n";
        stalls.phase("1 opens and indexes");
        robot.interact(() -> window.open(List.of(Path.of(file))));
        await(() -> window.workspace().current().isPresent());
        OpenedTrace trace = window.workspace().current().orElseThrow();
        TraceContext context = trace.context();
        await(() -> !trace.isIndexing()
                && context.trace().filter(t -> t.info().indexed()).isPresent());
        TimeUnit.SECONDS.sleep(2);
        for (String time : List.of("2 first look at ", "3 again ")) {
            for (View view : View.values()) {
                stalls.phase(time + view);
                later(() -> context.go(view));
                TimeUnit.MILLISECONDS.sleep(1500);
            }
        }
        stalls.phase("4 another threshold, OVERVIEW");
        later(() -> context.go(View.OVERVIEW));
        TimeUnit.MILLISECONDS.sleep(500);
        for (int micros : new int[] {100, 200, 300, 400, 800, 1200}) {
            later(() -> context.tierModelProperty()
                    .set(context.tierModelProperty().get().withThreshold(micros)));
            TimeUnit.MILLISECONDS.sleep(300);
        }
        stalls.phase("5 opens again, all views made");
        later(trace::open);
        TimeUnit.MILLISECONDS.sleep(200);
        for (View view : View.values()) {
            later(() -> context.go(view));
            TimeUnit.MILLISECONDS.sleep(300);
        }
        await(() -> !trace.isIndexing());
        TimeUnit.SECONDS.sleep(1);
        stalls.close();
        String report = warm + stalls.report(60);
        Files.writeString(Path.of("target", "stalls.txt"), report);
        robot.interact(() -> List.copyOf(window.workspace().traces()).forEach(window.workspace()::close));
        FxToolkit.cleanupStages();
        assertThat(report).contains("5 opens again");
    }

    private static void later(Runnable work) {
        javafx.application.Platform.runLater(work);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(300, TimeUnit.SECONDS, condition);
    }
}
