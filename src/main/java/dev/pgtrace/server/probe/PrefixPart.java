package dev.pgtrace.server.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.log.LogLinePrefix;
import java.util.Locale;

/// A part of a record that a plain text log has only where `log_line_prefix` prints it.
public enum PrefixPart {
    TIME("mn", 0),
    PROCESS("pc", 0),
    APPLICATION("a", 0),
    ROLE("u", 0),
    DATABASE("d", 0),
    SESSION("c", 0),
    LINE("l", 0),
    SQL_STATE("e", 0),
    CLIENT("hr", 0),
    QUERY_ID("Q", 14),
    LEADER("P", 14);

    private final String escapes;
    private final int sinceMajor;

    PrefixPart(String escapes, int sinceMajor) {
        this.escapes = escapes;
        this.sinceMajor = sinceMajor;
    }

    /// `%m`
    String escape() {
        return "%" + escapes.charAt(0);
    }

    /// `the time with milliseconds (%m)`
    String words() {
        return KeptTexts.of("kept.prefix." + name().toLowerCase(Locale.ROOT), escape());
    }

    boolean isLacking(LogLinePrefix prefix, int major) {
        return major >= sinceMajor && escapes.chars().noneMatch(escape -> prefix.tells((char) escape));
    }
}
