package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;

/// Reads the lines that begin and end a session; all start with stars.
final class StarLines {
    static final Prefix TOTAL = Prefix.of("*** Total queries traced: ");

    private static final Prefix MVP = Prefix.of("*** PostgreSQL Session Trace (MVP)");
    private static final Prefix ENHANCED = Prefix.of("*** PostgreSQL Session Trace (with OS stats)");
    private static final Prefix BASE = Prefix.of("*** PostgreSQL Session Trace (10046-style)");
    private static final Prefix BASE_END = Prefix.of("*** SESSION END at ");
    private static final Prefix STARRED = Prefix.of("***");

    private final Bytes bytes;
    private final RecordLog log;
    private final Figures figures;
    private boolean ended;

    StarLines(Bytes bytes, RecordLog log) {
        this.bytes = bytes;
        this.log = log;
        figures = new Figures(bytes);
    }

    /// Reads a header; returns the rule that it tells.
    ///
    /// @param name offset of its second line
    TextRule header(long line, long at, long name, long previous) {
        log.begin(RecordLog.HEADER, line, at);
        log.add(previous);
        TextRule rule = rule(name);
        Dialect dialect =
                switch (rule) {
                    case MVP -> Dialect.MVP;
                    case ENHANCED -> Dialect.ENHANCED;
                    case BASE -> Dialect.BASE;
                    case UNKNOWN, ULTIMATE_5, ULTIMATE_OLD -> Dialect.ULTIMATE;
                };
        log.begin(RecordLog.DIALECT, line, at);
        log.add(dialect.ordinal());
        return rule;
    }

    private TextRule rule(long name) {
        if (bytes.starts(name, MVP)) {
            return TextRule.MVP;
        }
        if (bytes.starts(name, ENHANCED)) {
            return TextRule.ENHANCED;
        }
        return bytes.starts(name, BASE) ? TextRule.BASE : TextRule.UNKNOWN;
    }

    /// Reads another line that starts with a star; returns whether it is one that tracers print.
    boolean read(long line, long at, long previous) {
        ended = bytes.starts(at, Marks.ENDED) || bytes.starts(at, BASE_END);
        if (ended) {
            log.begin(RecordLog.FOOTER, line, at);
            log.add(previous);
            return true;
        }
        if (bytes.starts(at, TOTAL)) {
            long total = figures.natural(at + TOTAL.length());
            if (total != Figures.ABSENT) {
                log.begin(RecordLog.FOOTER_TOTAL, line, at);
                log.add(total);
            }
            return true;
        }
        return bytes.starts(at, STARRED);
    }

    /// Whether the line read last ends a session.
    boolean ended() {
        return ended;
    }
}
