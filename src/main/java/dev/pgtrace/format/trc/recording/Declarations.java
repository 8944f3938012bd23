package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;

/// Reads the records that declare backends and cursors.
final class Declarations {
    static final long PID = Words.name("pid");
    static final long AT = Words.name("at");
    static final long BACKEND = Words.name("backend");

    private static final long START = Words.name("start");
    private static final long USER = Words.name("user");
    private static final long DATABASE = Words.name("database");
    private static final long APPLICATION = Words.name("app");
    private static final long CLIENT = Words.name("client");
    private static final long SQL = Words.name("SQL");

    private final Words words;
    private long number;
    private long backend;
    private int sqlFrom;
    private int sqlTo;

    Declarations(Words words) {
        this.words = words;
    }

    /// Number of what was declared last.
    long number() {
        return number;
    }

    /// The backend that the last cursor belongs to.
    long backendNumber() {
        return backend;
    }

    int sqlFrom() {
        return sqlFrom;
    }

    int sqlTo() {
        return sqlTo;
    }

    /// Reads a BACKEND record behind its first word.
    Backend backend() {
        number = words.next() ? words.ordinal() : Words.NONE;
        long pid = Words.NONE;
        long start = Words.NONE;
        String user = "";
        String database = "";
        String application = "";
        String client = "";
        do {
            while (words.next()) {
                long name = words.name();
                if (name == PID) {
                    pid = words.count();
                } else if (name == START) {
                    start = words.time();
                } else if (name == USER) {
                    user = words.textValue();
                } else if (name == DATABASE) {
                    database = words.textValue();
                } else if (name == APPLICATION) {
                    application = words.textValue();
                } else if (name == CLIENT) {
                    client = words.textValue();
                }
            }
            words.nextLineOfRecord();
        } while (!words.isAtEnd() && !words.isBroken());
        return new Backend(pid, start, user, database, application, client);
    }

    /// Reads a PARSE record behind its first word.
    ///
    /// @return false where it has no text
    boolean cursor() {
        number = words.next() ? words.ordinal() : Words.NONE;
        backend = Words.NONE;
        boolean found = false;
        do {
            while (words.next()) {
                if (words.name() == BACKEND) {
                    backend = words.count();
                } else if (words.name() == SQL && words.hasColon() && words.next() && words.isText()) {
                    sqlFrom = words.valueFrom();
                    sqlTo = words.valueTo();
                    found = true;
                }
            }
            words.nextLineOfRecord();
        } while (!words.isAtEnd() && !words.isBroken());
        return found && !words.isBroken();
    }
}
