package dev.pgtrace.format.trc.recording;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Numbers for what is declared once and named later. The oldest are forgotten, so that neither writer nor reader
/// has to keep more than [#KEPT].
final class Dictionary<K> {
    /// Declarations that may still be named: a reader keeps the latest this many.
    static final int KEPT = 1 << 15;

    private static final long MOST_CHARS = 16 << 20;

    private final Map<K, Long> numbers = new LinkedHashMap<>();
    private final ToIntFunction<K> chars;
    private long kept;
    private long last;

    /// @param chars how much memory a key takes
    Dictionary(ToIntFunction<K> chars) {
        this.chars = chars;
    }

    /// The number of something declared and not forgotten, or 0.
    long number(K key) {
        Long number = numbers.get(key);
        return number == null ? 0 : number;
    }

    /// The number for something new.
    long declare(K key) {
        kept += chars.applyAsInt(key);
        numbers.put(key, ++last);
        while (numbers.size() >= KEPT || kept > MOST_CHARS && numbers.size() > 1) {
            Iterator<K> first = numbers.keySet().iterator();
            kept -= chars.applyAsInt(first.next());
            first.remove();
        }
        return last;
    }

    /// How many were declared.
    long declared() {
        return last;
    }
}
