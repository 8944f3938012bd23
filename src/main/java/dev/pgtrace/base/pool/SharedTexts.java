package dev.pgtrace.base.pool;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Makes equal texts of several threads the same object, mostly: then they are compared at once. Bounded; what is new
/// takes the place of something older. Thread-safe.
public final class SharedTexts {
    private final AtomicReferenceArray<String> texts;
    private final int longest;

    /// @param places  how many are kept at most; a power of two
    /// @param longest characters of a text that is kept
    public SharedTexts(int places, int longest) {
        this.texts = new AtomicReferenceArray<>(places);
        this.longest = longest;
    }

    /// An equal text, which others may have as well.
    public String shared(String text) {
        if (text.length() > longest) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & texts.length() - 1;
        String known = texts.get(place);
        if (text.equals(known)) {
            return known;
        }
        texts.set(place, text);
        return text;
    }
}
