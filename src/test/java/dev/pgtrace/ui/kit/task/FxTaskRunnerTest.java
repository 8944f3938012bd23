package dev.pgtrace.ui.kit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FxTaskRunnerTest {
    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final TaskRunner runner = new FxTaskRunner(unhandled::add);
    private final TaskSlot slot = new TaskSlot();

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void worksOffTheWindowsThreadAndCallsBackOnIt() throws Exception {
        start(BackgroundTask.of((progress, cancel) -> Platform.isFxApplicationThread())
                .onSuccess(onWindow ->
                        heard.add("worked on window " + onWindow + ", back on " + Platform.isFxApplicationThread()))
                .onFinished(() -> heard.add("finished")));
        await(() -> heard.size() == 2);
        assertThat(heard).containsExactly("worked on window false, back on true", "finished");
    }

    @Test
    void finishesAfterAFailureToo() throws Exception {
        start(BackgroundTask.<String>of((progress, cancel) -> {
                    throw new TraceException(TraceException.Kind.UNREADABLE, "gone");
                })
                .onFailure(fault -> heard.add(fault.getMessage()))
                .onFinished(() -> heard.add("finished")));
        await(() -> heard.size() == 2);
        assertThat(heard).containsExactly("gone", "finished");
        assertThat(unhandled).isEmpty();
    }

    @Test
    void handsFailuresThatNobodyCaresForToTheWindow() throws Exception {
        start(BackgroundTask.<String>of((progress, cancel) -> {
                    throw new IllegalStateException("a mistake");
                })
                .onFinished(() -> heard.add("finished")));
        await(() -> heard.size() == 1);
        assertThat(unhandled).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void dropsAResultThatANewerRequestMadeOld() throws Exception {
        CountDownLatch newer = new CountDownLatch(1);
        start(BackgroundTask.of((progress, cancel) -> {
                    awaitLatch(newer);
                    return "old";
                })
                .onSuccess(heard::add)
                .onDropped(result -> heard.add("dropped " + result))
                .onFinished(() -> heard.add("old finished")));
        start(BackgroundTask.of((progress, cancel) -> "new")
                .onSuccess(heard::add)
                .onFinished(newer::countDown));
        await(() -> heard.size() == 3);
        assertThat(heard).containsExactly("new", "dropped old", "old finished");
    }

    @Test
    void cancelsAndFinishes() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        start(BackgroundTask.of((progress, cancel) -> {
                    running.countDown();
                    while (true) {
                        cancel.check();
                        Thread.onSpinWait();
                    }
                })
                .onCancelled(() -> heard.add("cancelled"))
                .onFinished(() -> heard.add("finished")));
        awaitLatch(running);
        Platform.runLater(slot::cancel);
        await(() -> heard.size() == 2);
        assertThat(heard).containsExactly("cancelled", "finished");
    }

    @Test
    void keepsWhatAStoppedTaskGives() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        start(BackgroundTask.of((progress, cancel) -> {
                    running.countDown();
                    while (!cancel.isCancelled()) {
                        Thread.onSpinWait();
                    }
                    return "so far";
                })
                .onSuccess(heard::add));
        awaitLatch(running);
        Platform.runLater(slot::stop);
        await(() -> heard.size() == 1);
        assertThat(heard).containsExactly("so far");
    }

    @Test
    void hearsFewOfManyStepsAndAlwaysTheLast() throws Exception {
        List<Integer> steps = new ArrayList<>();
        Consumer<Integer> coalesced = runner.coalesced(steps::add);
        for (int i = 1; i <= 100_000; i++) {
            coalesced.accept(i);
        }
        await(() -> !steps.isEmpty() && steps.getLast() == 100_000);
        assertThat(steps).hasSizeLessThan(40).isSorted();
    }

    @Test
    void theTwinForTestsDoesEverythingAtOnce() {
        new SameThreadTaskRunner()
                .start(
                        slot,
                        BackgroundTask.of((progress, cancel) -> {
                                    progress.report(1, 2);
                                    return "result";
                                })
                                .onProgress((done, total) -> heard.add(done + " of " + total))
                                .onSuccess(heard::add)
                                .onFinished(() -> heard.add("finished")));
        new SameThreadTaskRunner()
                .start(
                        slot,
                        BackgroundTask.of((progress, cancel) -> {
                                    throw new CancellationException();
                                })
                                .onCancelled(() -> heard.add("cancelled")));
        assertThat(heard).containsExactly("1 of 2", "result", "finished", "cancelled");
        assertThat(slot.isBusy()).isFalse();
    }

    private void start(BackgroundTask<?> task) {
        Platform.runLater(() -> task.start(runner, slot));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never happened");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }
}
