package dev.pgtrace.ui.kit;

import dev.pgtrace.app.Bookmark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the bookmarks of a trace are in what has been read of it.
///
/// @param places by bookmark id; those that are not in the file, or not yet, are missing
public record Marks(List<Bookmark> bookmarks, Map<String, Selection> places) {
    public static final Marks NONE = new Marks(List.of(), Map.of());

    public Marks {
        bookmarks = List.copyOf(bookmarks);
        places = Map.copyOf(places);
    }

    /// What the bookmarks on a thing say; empty where it has none.
    public Optional<String> at(Selection selection) {
        return text(bookmarks.stream()
                .filter(bookmark -> bookmark.kind() != Bookmark.Kind.LINE)
                .filter(bookmark -> selection.equals(places.get(bookmark.id())))
                .toList());
    }

    /// What the bookmarks on lines say that begin in a range of bytes.
    public Optional<String> in(long from, long to) {
        return text(bookmarks.stream()
                .filter(bookmark -> bookmark.kind() == Bookmark.Kind.LINE || bookmark.kind() == Bookmark.Kind.EXECUTION)
                .filter(bookmark -> bookmark.offsetBytes() >= from && bookmark.offsetBytes() < to)
                .toList());
    }

    private static Optional<String> text(List<Bookmark> found) {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.stream().map(Bookmark::text).collect(Collectors.joining("\n")));
    }
}
