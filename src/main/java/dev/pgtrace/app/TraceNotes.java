package dev.pgtrace.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user wrote of one trace. Immutable; changes are made one by one, so that two windows can both make theirs.
///
/// @param version   of the format, [#VERSION]
/// @param note      plain text
/// @param bookmarks in the order in which they were made
public record TraceNotes(int version, String note, List<Bookmark> bookmarks) {
    public static final int VERSION = 1;
    public static final TraceNotes NONE = new TraceNotes(VERSION, "", List.of());

    /// Stands between two notes that were written at the same time.
    public static final String BETWEEN = "\n\n----\n\n";

    public TraceNotes(int version, @Nullable String note, @Nullable List<Bookmark> bookmarks) {
        this.version = version;
        this.note = note == null ? "" : note;
        this.bookmarks = bookmarks == null ? List.of() : List.copyOf(bookmarks);
    }

    public boolean isEmpty() {
        return note.isEmpty() && bookmarks.isEmpty();
    }

    /// Adds a bookmark, or changes the one with its id.
    public TraceNotes with(Bookmark bookmark) {
        List<Bookmark> all = new ArrayList<>(bookmarks);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(bookmark.id())) {
                all.set(i, bookmark);
                return new TraceNotes(version, note, all);
            }
        }
        all.add(bookmark);
        return new TraceNotes(version, note, all);
    }

    public TraceNotes without(String id) {
        return new TraceNotes(
                version,
                note,
                bookmarks.stream().filter(one -> !one.id().equals(id)).toList());
    }

    /// Another note in place of the one that somebody began to change. Where it has become another meanwhile, both are
    /// kept.
    public TraceNotes withNote(String before, String after) {
        boolean same = note.equals(before) || note.equals(after) || note.isEmpty();
        return new TraceNotes(version, same ? after : note + BETWEEN + after, bookmarks);
    }
}
