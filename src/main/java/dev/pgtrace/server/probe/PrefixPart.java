package dev.pgtrace.server.probe;

import dev.pgtrace.format.autoexplain.log.LogLinePrefix;

/// A part of a record that a plain text log has only where `log_line_prefix` prints it.
public enum PrefixPart {
    TIME("mn", "the time with milliseconds", 0),
    PROCESS("pc", "the process", 0),
    APPLICATION("a", "the application", 0),
    ROLE("u", "the role", 0),
    DATABASE("d", "the database", 0),
    SESSION("c", "the session", 0),
    LINE("l", "the number of the record", 0),
    SQL_STATE("e", "the SQLSTATE", 0),
    CLIENT("hr", "the client", 0),
    QUERY_ID("Q", "the query id", 14),
    LEADER("P", "the leader of a parallel worker", 14);

    private final String escapes;
    private final String words;
    private final int sinceMajor;

    PrefixPart(String escapes, String words, int sinceMajor) {
        this.escapes = escapes;
        this.words = words;
        this.sinceMajor = sinceMajor;
    }

    /// `%m`
    String escape() {
        return "%" + escapes.charAt(0);
    }

    /// `the time with milliseconds (%m)`
    String words() {
        return words + " (" + escape() + ")";
    }

    boolean isLacking(LogLinePrefix prefix, int major) {
        return major >= sinceMajor && escapes.chars().noneMatch(escape -> prefix.tells((char) escape));
    }
}
