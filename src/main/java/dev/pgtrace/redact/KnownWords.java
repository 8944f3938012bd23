package dev.pgtrace.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// The words that are nobody's own. Those of SQL, functions and settings come from `pg_get_keywords`, `pg_proc`,
/// `pg_type`, `pg_class`, `pg_settings` and `pg_wait_events` of an empty PostgreSQL 18, those of messages from the
/// texts that PostgreSQL 15 has translations of and from our own sentences; the words of traces are from the grammars.
final class KnownWords {
    private static final Set<String> SQL = words("sql");
    private static final Set<String> FUNCTIONS = words("functions");
    private static final Set<String> SETTINGS = words("settings");
    private static final Set<String> MESSAGES = words("messages");
    private static final Set<String> STRUCTURE = words("structure");
    private static final Set<String> WAITS = words("waits");
    /// Kinds of waits whose events may be somebody's own.
    private static final Set<String> OWN_WAITS = Set.of("Extension");

    private KnownWords() {}

    private static Set<String> words(String name) {
        try (InputStream in = KnownWords.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException(name + ".txt is not where the program is");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keywords, built-in types and catalogs, in any case.
    static boolean isSql(String word) {
        return SQL.contains(lower(word));
    }

    /// Built-in functions, in any case.
    static boolean isFunction(String word) {
        return FUNCTIONS.contains(lower(word));
    }

    static boolean isSetting(String word) {
        return SETTINGS.contains(lower(word));
    }

    /// Words of the server's messages, in any case.
    static boolean isMessage(String word) {
        return MESSAGES.contains(lower(word)) || isSql(word);
    }

    /// Words of traces and plans, case and all.
    static boolean isStructure(String word) {
        return STRUCTURE.contains(word);
    }

    /// Whether a relation is one of the server's own.
    static boolean isCatalog(String name) {
        return (name.startsWith("pg_") || name.startsWith("sql_")) && SQL.contains(name);
    }

    /// `LWLock/WALInsert`.
    static boolean isWait(String event) {
        int slash = event.indexOf('/');
        return WAITS.contains(event) && slash > 0 && !OWN_WAITS.contains(event.substring(0, slash));
    }

    /// ASCII letters only: the bytes of other alphabets stay.
    static String lower(String word) {
        StringBuilder lower = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower = lower == null ? new StringBuilder(word) : lower;
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower == null ? word : lower.toString();
    }
}
