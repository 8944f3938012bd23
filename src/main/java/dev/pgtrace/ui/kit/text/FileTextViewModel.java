package dev.pgtrace.ui.kit.text;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The lines in sight and where they are in the file. Moves are asked for on the window's thread and happen on
/// another; what is in sight stays until the next lines have come. Knows no scene.
public final class FileTextViewModel {
    /// What is in sight.
    ///
    /// @param lines   from the top on; some more than fit
    /// @param from    start of the text
    /// @param to      end of the text
    /// @param failure why it could not be read, or the empty text
    public record Page(List<FileLine> lines, long from, long to, String failure) {
        static final Page EMPTY = new Page(List.of(), 0, 0, "");

        public Page {
            lines = List.copyOf(lines);
        }

        public long top() {
            return lines.isEmpty() ? from : lines.getFirst().offset();
        }
    }

    private sealed interface Move {
        record To(long offset, int above) implements Move {}

        record By(int lines) implements Move {}
    }

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(this, "page", Page.EMPTY);
    private @Nullable FileLines lines;
    private @Nullable Move waiting;
    private int height = 40;

    public FileTextViewModel(TaskRunner runner) {
        this.runner = runner;
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Shows a text from its beginning.
    public void show(FileLines newLines) {
        show(newLines, newLines.from(), 0);
    }

    /// Shows a text at a place, with some lines above it.
    public void show(FileLines newLines, long offset, int above) {
        lines = newLines;
        waiting = null;
        slot.cancel();
        move(new Move.To(offset, above));
    }

    /// More of the same text came, or it is read differently; the place in sight stays.
    public void grow(FileLines longer) {
        boolean more = lines != null && !longer.isSame(lines);
        lines = longer;
        if (more) {
            move(new Move.By(0));
        }
    }

    /// Nothing to show.
    public void clear() {
        lines = null;
        waiting = null;
        slot.cancel();
        page.set(Page.EMPTY);
    }

    /// How many lines fit.
    public void setHeight(int newHeight) {
        if (newHeight > height) {
            height = newHeight;
            move(new Move.By(0));
        } else {
            height = Math.max(1, newHeight);
        }
    }

    public int height() {
        return height;
    }

    public void scroll(int by) {
        move(new Move.By(by));
    }

    /// @param share 0 for the beginning, 1 for the end
    public void scrollTo(double share) {
        FileLines now = lines;
        if (now != null) {
            double length = (double) now.to() - now.from();
            move(
                    share >= 1
                            ? new Move.To(now.to(), height - 2)
                            : new Move.To(now.from() + Math.round(length * share), 0));
        }
    }

    public void goTo(long offset, int above) {
        move(new Move.To(offset, above));
    }

    /// The reader of the text, null where there is none.
    public @Nullable FileLines lines() {
        return lines;
    }

    private void move(Move move) {
        FileLines source = lines;
        if (source == null) {
            return;
        }
        if (slot.isBusy()) {
            // Lines add up, places replace each other.
            waiting = move instanceof Move.By(int by) && waiting instanceof Move.By(int more)
                    ? new Move.By(by + more)
                    : move instanceof Move.By(int none) && none == 0 && waiting != null ? waiting : move;
            return;
        }
        long top = page.get().top();
        int wanted = height + 1;
        BackgroundTask.of((progress, cancel) -> read(source, move, top, wanted))
                .onSuccess(page::set)
                .onFailure(fault -> page.set(new Page(
                        List.of(),
                        source.from(),
                        source.to(),
                        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage())))
                .onFinished(this::next)
                .start(runner, slot);
    }

    private void next() {
        Move move = waiting;
        waiting = null;
        if (move != null) {
            move(move);
        }
    }

    private static Page read(FileLines source, Move move, long top, int wanted) throws TraceException {
        long start =
                switch (move) {
                    case Move.To(long offset, int above) -> source.back(source.startOf(offset), above);
                    case Move.By(int by) when by < 0 -> source.back(top, -by);
                    case Move.By(int by) -> down(source, Math.clamp(top, source.from(), source.to()), by);
                };
        List<FileLine> lines = source.forward(start, wanted);
        if (lines.size() < wanted - 1 && start > source.from()) { // at the end: no empty room below it
            start = source.back(start, wanted - 1 - lines.size());
            lines = source.forward(start, wanted);
        }
        return new Page(lines, source.from(), source.to(), "");
    }

    private static long down(FileLines source, long top, int by) throws TraceException {
        if (by == 0) {
            return top;
        }
        List<FileLine> passed = source.forward(top, by);
        return passed.isEmpty() ? top : passed.getLast().endOffset();
    }
}
