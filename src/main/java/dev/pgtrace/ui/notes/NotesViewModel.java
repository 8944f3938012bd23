package dev.pgtrace.ui.notes;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.app.TraceNotes;
import dev.pgtrace.app.TraceNotesFile;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Marks;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Place;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Note and bookmarks of an open trace. What is written goes to the file at once; what others wrote meanwhile comes
/// back with it.
public final class NotesViewModel {
    private final TraceContext context;
    private final Optional<TraceNotesFile> file;
    private final Consumer<String> say;
    private final TaskSlot placeSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<TraceNotes> notes = new ReadOnlyObjectWrapper<>(this, "notes", TraceNotes.NONE);

    /// @param file where they are kept, empty for a trace that is no file
    /// @param say  tells the user what needs no answer
    public NotesViewModel(TraceContext context, Optional<TraceNotesFile> file, Consumer<String> say) {
        this.context = context;
        this.file = file;
        this.say = say;
        notes.addListener((observable, before, now) -> find());
        context.analysisProperty().addListener((observable, before, now) -> {
            boolean some = !notes.get().bookmarks().isEmpty();
            if (some && now != null && (before == null || !now.trace().equals(before.trace()))) {
                find();
            }
        });
        reload();
    }

    public TraceContext context() {
        return context;
    }

    public ReadOnlyObjectProperty<TraceNotes> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// Reads what the file has now: another window may have written to it.
    public void reload() {
        file.ifPresent(from -> BackgroundTask.of((progress, cancel) -> from.load())
                .onSuccess(this::take)
                .onFailure(fault -> {}) // then there are none
                .start(context.runner(), new TaskSlot()));
    }

    /// A bookmark on where the user is; empty where that is no place to come back to.
    ///
    /// @param line where the view is that shows the file
    public Optional<Bookmark> here(OptionalLong line) {
        Optional<Trace> trace = context.trace();
        Place place = context.place();
        Selection at = place.selection();
        String id = UUID.randomUUID().toString();
        if (trace.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        if (place.view() == View.TIMELINE && !place.inSight().isAll()) {
            Span span = place.inSight();
            String text = Messages.get("notes.time", Durations.format(Math.round(span.width())));
            return Optional.of(Bookmark.ofTime(id, text, span.from(), span.to(), span.whole()));
        }
        if (line.isPresent()) {
            String text = Messages.get("notes.line", Counts.grouped(line.getAsLong()));
            return Optional.of(Bookmark.ofLine(id, text, line.getAsLong()));
        }
        if (!at.hasStatement()) {
            return Optional.empty();
        }
        String fingerprint =
                String.format("%016x", trace.get().statements().get(at.statement(), StatementColumn.FINGERPRINT));
        String text = text(trace.get(), at);
        if (!at.hasExecution()) {
            return Optional.of(Bookmark.ofStatement(id, text, fingerprint));
        }
        long offset = trace.get().executions().get(at.execution(), ExecutionColumn.OFFSET_BYTES);
        return Optional.of(
                at.hasNode()
                        ? Bookmark.ofNode(id, text, fingerprint, offset, at.node())
                        : Bookmark.ofExecution(id, text, fingerprint, offset));
    }

    /// Keeps a bookmark, new or changed.
    public void keep(Bookmark bookmark) {
        change(now -> now.with(bookmark));
    }

    public void remove(Bookmark bookmark) {
        change(now -> now.without(bookmark.id()));
    }

    /// @param before the note that the user began to change
    public void write(String before, String after) {
        if (!before.equals(after)) {
            change(now -> now.withNote(before, after), result -> {
                if (!result.note().equals(after)) {
                    say.accept(Messages.get("notes.both"));
                }
            });
        }
    }

    /// Goes to a bookmark, where the trace has its place.
    public void go(Bookmark bookmark) {
        if (bookmark.kind() == Bookmark.Kind.TIME) {
            Place here = context.place();
            context.go(View.TIMELINE);
            context.returnTo(new Place(
                    View.TIMELINE,
                    here.selection(),
                    here.filter(),
                    new Span(bookmark.fromMicros(), bookmark.toMicros(), bookmark.wholeMicros())));
            return;
        }
        Selection place = context.marksProperty().get().places().get(bookmark.id());
        if (place == null) {
            say.accept(Messages.get("notes.gone", bookmark.text()));
        } else {
            context.go(bookmark.kind() == Bookmark.Kind.LINE ? View.RAW : View.STATEMENTS, place);
        }
    }

    /// Whether the trace has its place; a time has one always.
    public boolean isThere(Bookmark bookmark) {
        return bookmark.kind() == Bookmark.Kind.TIME
                || context.marksProperty().get().places().containsKey(bookmark.id());
    }

    private String text(Trace trace, Selection at) {
        int cursor = (int) trace.statements().get(at.statement(), StatementColumn.FIRST_CURSOR);
        String sql = context.sqlTexts().statement(trace, cursor);
        String shown = sql.length() > 60 ? sql.substring(0, 60) + "…" : sql;
        return shown.isEmpty() ? Messages.get("notes.statement") : shown;
    }

    private void change(UnaryOperator<TraceNotes> change) {
        change(change, result -> {});
    }

    private void change(UnaryOperator<TraceNotes> change, Consumer<TraceNotes> then) {
        file.ifPresent(into -> BackgroundTask.of((progress, cancel) -> into.change(change))
                .onSuccess(result -> {
                    take(result);
                    then.accept(result.notes());
                })
                .onFailure(fault -> say.accept(String.valueOf(fault.getMessage())))
                .start(context.runner(), new TaskSlot())); // none of two changes may take the other's place
    }

    private void take(TraceNotesFile.Loaded loaded) {
        loaded.keptAside().ifPresent(aside -> say.accept(Messages.get("notes.broken", aside.toString())));
        notes.set(loaded.notes());
    }

    private void find() {
        TraceNotes now = notes.get();
        Optional<Trace> trace = context.trace();
        if (trace.isEmpty() || now.bookmarks().isEmpty()) {
            context.marksProperty().set(new Marks(now.bookmarks(), Map.of()));
            return;
        }
        BackgroundTask.of((progress, cancel) -> places(trace.get(), now, cancel))
                .onSuccess(context.marksProperty()::set)
                .start(context.runner(), placeSlot);
    }

    private static Marks places(Trace trace, TraceNotes notes, CancelToken cancel) {
        return new Marks(notes.bookmarks(), BookmarkPlaces.in(trace, notes.bookmarks(), cancel));
    }
}
