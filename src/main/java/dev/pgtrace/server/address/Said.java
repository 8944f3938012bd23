package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keywords and their values, as far as they were said, each with where that was. Prints no value.
final class Said {
    /// @param origin the place for messages: `character 17`, `PGPORT`, `line 4 of /…/pg_service.conf`
    /// @param column character in the text, from 1, or 0 where it did not stand there
    record Value(String text, String origin, int column) {
        @Override
        public String toString() {
            return Texts.get("server.said.value", origin);
        }
    }

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /// The last one counts, as in libpq.
    void put(String keyword, String text, int column) {
        values.put(keyword, new Value(text, Texts.get("server.said.character", column), column));
    }

    /// From beside the text: counts only where nothing was said before.
    void fill(String keyword, String text, String origin) {
        values.putIfAbsent(keyword, new Value(text, origin, 0));
    }

    /// The same, in a text that begins later or earlier.
    Said shifted(int by) {
        Said shifted = new Said();
        values.forEach((keyword, value) -> shifted.put(keyword, value.text(), Math.max(1, value.column() + by)));
        shifted.notes.addAll(notes);
        return shifted;
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /// A value that is not empty: to libpq an empty one is not said.
    Optional<Value> get(String keyword) {
        return Optional.ofNullable(values.get(keyword))
                .filter(value -> !value.text().isEmpty());
    }

    String text(String keyword) {
        return get(keyword).map(Value::text).orElse("");
    }
}
