package dev.pgtrace.base.pool;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers what was made of texts, for texts that come again and again: quickest where they are the same objects.
/// Bounded: what is new takes the place of something older. Not thread-safe.
public final class TextMemo<T> {
    private final int longest;
    private final Function<String, T> maker;
    private final @Nullable Entry<T>[] entries;

    /// What was made of which text.
    private static final class Entry<T> {
        private final String text;
        private final T made;

        Entry(String text, T made) {
            this.text = text;
            this.made = made;
        }
    }

    /// @param places  how much is remembered at most; a power of two
    /// @param longest characters of what is remembered
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    public TextMemo(int places, int longest, Function<String, T> maker) {
        this.longest = longest;
        this.maker = maker;
        this.entries = new Entry[places];
    }

    /// What is made of a text.
    public T of(String text) {
        if (text.length() > longest) {
            return maker.apply(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & entries.length - 1;
        Entry<T> entry = entries[place];
        if (entry == null || !entry.text.equals(text)) {
            entry = new Entry<>(text, maker.apply(text));
            entries[place] = entry;
        }
        return entry.made;
    }
}
