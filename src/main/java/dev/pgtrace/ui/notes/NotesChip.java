package dev.pgtrace.ui.notes;

import dev.pgtrace.app.TraceNotes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.Icons;
import org.kordamp.ikonli.feather.Feather;

/// Says on a chip whether a trace has a note, and how many bookmarks.
public final class NotesChip {
    private NotesChip() {}

    public static void follow(Chip chip, NotesViewModel model) {
        chip.setId("notes-chip");
        chip.setGraphic(Icons.of(Feather.BOOKMARK));
        Runnable show = () -> {
            TraceNotes notes = model.notesProperty().get();
            int count = notes.bookmarks().size();
            chip.setText(
                    count > 0
                            ? Messages.get("notes.chip.some", Counts.grouped(count))
                            : Messages.get(notes.note().isEmpty() ? "notes.chip.none" : "notes.chip.note"));
            chip.setActive(!notes.isEmpty());
        };
        model.notesProperty().addListener(observable -> show.run());
        show.run();
    }
}
