package dev.pgtrace.format.autoexplain.message;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Words of other languages. Readers of whole files take bytes as ISO 8859-1, so that a text's UTF-8 comes through:
/// words have to be found in that form too.
final class Words {
    private Words() {}

    static <V> Map<String, V> inBothEncodings(Map<String, V> words) {
        Map<String, V> both = new HashMap<>(words);
        words.forEach((word, meaning) ->
                both.put(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), meaning));
        return Map.copyOf(both);
    }
}
