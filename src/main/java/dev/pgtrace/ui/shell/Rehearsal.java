package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Goes once through the views of the trace that was opened and ends the program: what an archive of classes is trained
/// by. Only where [#PROPERTY] is set.
final class Rehearsal extends AnimationTimer {
    /// System property that asks for it; any value.
    static final String PROPERTY = "pgtrace.rehearse";

    /// Enough for a view to be laid out, drawn and filled by what it computes in the background.
    private static final int FRAMES_EACH = 15;

    /// Where no trace comes, the program ends all the same.
    private static final int LONGEST_FRAMES = 60 * 120;

    private final Workspace workspace;
    private int frames;
    private int framesOfView;
    private int next;

    private Rehearsal(Workspace workspace) {
        this.workspace = workspace;
    }

    static void watch(Workspace workspace) {
        if (System.getProperty(PROPERTY) != null) {
            new Rehearsal(workspace).start();
        }
    }

    @Override
    public void handle(long now) {
        frames++;
        Optional<TraceContext> read = workspace
                .current()
                .map(OpenedTrace::context)
                .filter(each -> each.trace().isPresent());
        if (read.isPresent() && framesOfView++ % FRAMES_EACH == 0) {
            if (next < View.values().length) {
                read.get().go(View.values()[next++]);
            } else {
                end();
            }
        }
        if (frames > LONGEST_FRAMES) {
            end();
        }
    }

    private void end() {
        stop();
        Platform.exit();
    }
}
