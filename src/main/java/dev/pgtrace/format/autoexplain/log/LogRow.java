package dev.pgtrace.format.autoexplain.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The word that a row of a plain text log begins with, after the prefix: a severity begins a record, the others
/// continue it. Servers print it in their language (`lc_messages`).
final class LogRow {
    private static final int LONGEST_WORD = 48;
    private static final Map<String, LogText> FURTHER = Map.ofEntries(
            Map.entry("DETAIL", LogText.DETAIL),
            Map.entry("HINT", LogText.HINT),
            Map.entry("CONTEXT", LogText.CONTEXT),
            Map.entry("STATEMENT", LogText.STATEMENT),
            Map.entry("LOCATION", LogText.LOCATION),
            // German
            Map.entry("TIPP", LogText.HINT),
            Map.entry("ZUSAMMENHANG", LogText.CONTEXT),
            Map.entry("ANWEISUNG", LogText.STATEMENT),
            Map.entry("ORT", LogText.LOCATION),
            // French
            Map.entry("DÉTAIL", LogText.DETAIL),
            Map.entry("ASTUCE", LogText.HINT),
            Map.entry("CONTEXTE", LogText.CONTEXT),
            Map.entry("INSTRUCTION", LogText.STATEMENT),
            Map.entry("EMPLACEMENT", LogText.LOCATION),
            // Spanish and Portuguese
            Map.entry("DETALLE", LogText.DETAIL),
            Map.entry("SUGERENCIA", LogText.HINT),
            Map.entry("CONTEXTO", LogText.CONTEXT),
            Map.entry("SENTENCIA", LogText.STATEMENT),
            Map.entry("UBICACIÓN", LogText.LOCATION),
            Map.entry("DETALHE", LogText.DETAIL),
            Map.entry("DICA", LogText.HINT),
            Map.entry("COMANDO", LogText.STATEMENT),
            Map.entry("LOCAL", LogText.LOCATION),
            // Italian
            Map.entry("DETTAGLI", LogText.DETAIL),
            Map.entry("SUGGERIMENTO", LogText.HINT),
            Map.entry("CONTESTO", LogText.CONTEXT),
            Map.entry("ISTRUZIONE", LogText.STATEMENT),
            Map.entry("POSIZIONE", LogText.LOCATION),
            // Russian
            Map.entry("ПОДРОБНОСТИ", LogText.DETAIL),
            Map.entry("ПОДСКАЗКА", LogText.HINT),
            Map.entry("КОНТЕКСТ", LogText.CONTEXT),
            Map.entry("ОПЕРАТОР", LogText.STATEMENT),
            Map.entry("ПОЛОЖЕНИЕ", LogText.LOCATION),
            // Polish, Swedish
            Map.entry("SZCZEGÓŁY", LogText.DETAIL),
            Map.entry("PODPOWIEDŹ", LogText.HINT),
            Map.entry("KONTEKST", LogText.CONTEXT),
            Map.entry("WYRAŻENIE", LogText.STATEMENT),
            Map.entry("DETALJ", LogText.DETAIL),
            Map.entry("TIPS", LogText.HINT),
            Map.entry("KONTEXT", LogText.CONTEXT),
            Map.entry("SATS", LogText.STATEMENT),
            // Japanese, Chinese
            Map.entry("詳細", LogText.DETAIL),
            Map.entry("ヒント", LogText.HINT),
            Map.entry("コンテキスト", LogText.CONTEXT),
            Map.entry("文", LogText.STATEMENT),
            Map.entry("详细信息", LogText.DETAIL),
            Map.entry("提示", LogText.HINT),
            Map.entry("上下文", LogText.CONTEXT),
            Map.entry("语句", LogText.STATEMENT));
    /// Rows that nothing needs: the query of an error inside a function.
    private static final java.util.Set<String> IGNORED = java.util.Set.of(
            "QUERY", "BACKTRACE", "ANFRAGE", "REQUÊTE", "CONSULTA", "ЗАПРОС", "ZAPYTANIE", "FRÅGA", "クエリ", "查询", "问询");

    private static final String[] USUAL_WORDS = {"LOG", "DETAIL", "STATEMENT", "CONTEXT"};
    private static final List<Optional<LogText>> USUAL_PARTS = List.of(
            Optional.empty(),
            Optional.of(LogText.DETAIL),
            Optional.of(LogText.STATEMENT),
            Optional.of(LogText.CONTEXT));
    private static final byte[][] USUAL = {
        "LOG".getBytes(StandardCharsets.UTF_8),
        "DETAIL".getBytes(StandardCharsets.UTF_8),
        "STATEMENT".getBytes(StandardCharsets.UTF_8),
        "CONTEXT".getBytes(StandardCharsets.UTF_8)
    };

    private LogRow() {}

    /// The word, made once for the usual ones. Words are in UTF-8 whatever the encoding of the texts.
    static String word(byte[] bytes, int from, int to) {
        for (int i = 0; i < USUAL.length; i++) {
            byte[] usual = USUAL[i];
            if (to - from == usual.length
                    && bytes[from] == usual[0]
                    && Arrays.equals(usual, 0, usual.length, bytes, from, to)) {
                return USUAL_WORDS[i];
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// Whether the word is a severity.
    static boolean isSeverity(String word) {
        return word.equals(USUAL_WORDS[0]) || part(word).isEmpty() && !IGNORED.contains(word);
    }

    /// The part of a record that the word announces; empty for a severity, and for what nothing needs.
    static Optional<LogText> part(String word) {
        for (int i = 1; i < USUAL_WORDS.length; i++) {
            if (word.equals(USUAL_WORDS[i])) {
                return USUAL_PARTS.get(i);
            }
        }
        return Optional.ofNullable(FURTHER.get(word));
    }

    /// End of the word at `from`, or -1 where there is none: letters, a colon, blanks.
    static int wordEnd(byte[] bytes, int from, int to) {
        int most = Math.min(to, from + LONGEST_WORD);
        int at = from;
        while (at < most
                && (bytes[at] < 0
                        || bytes[at] >= 'A' && bytes[at] <= 'Z'
                        || bytes[at] >= '0' && bytes[at] <= '9' && at > from)) {
            at++;
        }
        int end = at;
        if (at < most && bytes[at] == ' ') {
            at++; // French: DÉTAIL :
        }
        boolean found = end > from && at + 1 < to && bytes[at] == ':' && bytes[at + 1] == ' ';
        return found ? end : -1;
    }

    /// Where the text begins after the word that ends at `at`.
    static int textStart(byte[] bytes, int at, int to) {
        int start = at;
        while (start < to && bytes[start] != ':') {
            start++;
        }
        start++;
        for (int blanks = 0; blanks < 2 && start < to && bytes[start] == ' '; blanks++) {
            start++;
        }
        return Math.min(start, to);
    }
}
