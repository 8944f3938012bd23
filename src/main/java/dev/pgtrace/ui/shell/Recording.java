package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Following;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.Messages;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A recording that this window has started. Only the window's thread touches it.
final class Recording {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ServerProfile server;
    private final String scope;
    private final Path file;
    private final CancelToken stop = new CancelToken();
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<@Nullable CaptureStatus> status = new ReadOnlyObjectWrapper<>(this, "status");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> fault = new ReadOnlyObjectWrapper<>(this, "fault");
    private final ReadOnlyObjectWrapper<@Nullable CaptureResult> result = new ReadOnlyObjectWrapper<>(this, "result");

    Recording(ServerProfile server, String scope, Path file) {
        this.server = server;
        this.scope = scope;
        this.file = file;
    }

    ServerProfile server() {
        return server;
    }

    Path file() {
        return file;
    }

    /// `role webapp @ orders-prod-1`.
    String title() {
        return Messages.get("recording.title", KeptTexts.told(scope), server.name());
    }

    /// How it goes, or null before it is known.
    ReadOnlyObjectProperty<@Nullable CaptureStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What came of it, or null while it runs.
    ReadOnlyObjectProperty<@Nullable CaptureResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why it could not begin or go on, or null.
    ReadOnlyObjectProperty<@Nullable Throwable> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// Whether it has come to an end, good or bad.
    boolean isOver() {
        return result.get() != null || fault.get() != null;
    }

    /// Tells its readers when nothing more comes.
    Following following() {
        return following;
    }

    CancelToken token() {
        return stop;
    }

    /// On any thread: nothing more is done for it.
    void over() {
        over.countDown();
    }

    /// Waits until it is over; gives up after some seconds, when the guard on the server does the rest.
    void awaitEnd() {
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it; the server gets its settings back.
    void stop() {
        stop.cancel();
    }

    /// It could not go on; what is in the file can be read.
    void failed(Throwable newFault) {
        following.end();
        fault.set(newFault);
    }

    /// Nothing more is read.
    void finished() {
        following.end();
    }

    void publish(CaptureStatus newStatus) {
        status.set(newStatus);
    }

    void ended(CaptureResult newResult) {
        following.end();
        status.set(newResult.status());
        result.set(newResult);
    }
}
