package dev.pgtrace.redact;

import java.util.Locale;

/// What is replaced in a trace; each can be kept instead.
public enum RedactedKind {
    /// Constants in SQL and in plan conditions.
    LITERALS('v'),
    /// Bind values.
    BINDS('v'),
    /// Tables, columns, indexes, functions, schemas, aliases, types.
    NAMES('n'),
    COMMENTS('c'),
    USERS('u'),
    DATABASES('d'),
    APPLICATIONS('a'),
    /// Addresses and names of clients and servers.
    HOSTS('h'),
    /// Paths of files.
    FILES('f'),
    /// Whatever else nobody knows: always replaced.
    OTHER('x');

    private final char mark;

    RedactedKind(char mark) {
        this.mark = mark;
    }

    char mark() {
        return mark;
    }

    /// As options name it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
