package dev.pgtrace.format.trc;

import org.jspecify.annotations.Nullable;

/// Finds where SQL text ends. The text is raw: it may contain anything, records included, so its end is known
/// only by what follows it.
final class SqlEnd {
    /// What one print call of the tracer can write; the rest is lost, newline included.
    static final int PRINTED = 8191;
    /// How far an end is looked for. More than any tracer prints, small enough that damaged files stay cheap.
    static final int SEARCHED = 32 * 1024;

    /// Within how many bytes a text that the tracer printed is known to have ended.
    static final int GENUINE = PRINTED + 512;

    /// What ended the text.
    enum Kind {
        /// The planner's figures.
        PLANNED,
        /// The next PARSE record: the planner was entered again, or failed.
        NEXT_PARSE,
        /// Binds or an execution of this number: the planner failed and a cached plan ran.
        PLAN_FAILED,
        FOOTER,
        END_OF_FILE,
        /// Nothing that should; the text was given up.
        GIVEN_UP
    }

    private final Bytes bytes;
    private final Marks marks;
    private long textEnd;
    private long next;
    private boolean truncated;

    SqlEnd(Bytes bytes, Marks marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /// Offset after the last byte of the text.
    long textEnd() {
        return textEnd;
    }

    /// Where the next record starts.
    long next() {
        return next;
    }

    /// Whether the tracer cut the text, or its newline.
    boolean truncated() {
        return truncated;
    }

    /// @param sqlAt offset of `SQL: `
    /// @param id    the record's number
    Kind find(long sqlAt, TextRule rule, long id) {
        truncated = false;
        boolean crlf = bytes.at(sqlAt - 2) == '\r';
        boolean dashed = rule == TextRule.ULTIMATE_5 || rule == TextRule.UNKNOWN;
        long bound = sqlAt + SEARCHED;
        long printed = 0;
        long line = sqlAt;
        long fallback = -1;
        while (true) {
            long end = bytes.lineEnd(line, bound);
            boolean last = end >= bytes.limit();
            long content = crlf && end > line && bytes.at(end - 1) == '\r' ? end - 1 : end;
            long cut = line + PRINTED - printed;
            if (cut >= line && cut <= content && glued(cut, dashed)) {
                truncated = true;
                return done(cut, dashed ? marks.afterDashes(cut) : cut, Kind.PLANNED);
            }
            if (last) {
                return done(end, end, Kind.END_OF_FILE);
            }
            if (end >= bound) {
                break;
            }
            printed += content - line + 1;
            line = end + 1;
            if (dashed) {
                @Nullable Kind kind = bytes.at(line) == '-' ? afterDashes(content, line, id) : null;
                if (kind != null) {
                    return kind;
                }
            } else if (marks.planned(line, rule)) {
                return done(content, line, Kind.PLANNED);
            }
            if (fallback < 0 && bytes.at(line) == '=' && marks.block(line) > (dashed ? id : -1)) {
                fallback = line;
                textEnd = content;
                bound = Math.min(bound, sqlAt + GENUINE); // what a tracer prints has ended by then
            }
        }
        return fallback >= 0 ? done(textEnd, fallback, Kind.NEXT_PARSE) : giveUp(sqlAt, bound);
    }

    private Kind done(long textEnd, long next, Kind kind) {
        this.textEnd = textEnd;
        this.next = next;
        return kind;
    }

    /// Gives the first line to the text and reads on with the second, where there is one.
    private Kind giveUp(long sqlAt, long bound) {
        long end = bytes.lineEnd(sqlAt, bound);
        return done(end, end, Kind.GIVEN_UP);
    }

    private boolean glued(long cut, boolean dashed) {
        if (dashed) {
            return marks.afterDashes(cut) >= 0;
        }
        return bytes.starts(cut, Marks.PARSE_TIME)
                || bytes.starts(cut, Marks.PARSE_ENHANCED)
                || bytes.starts(cut, Marks.SQL_ID);
    }

    /// U5: what a line of dashes must be followed by to be the end of the text before it.
    private @Nullable Kind afterDashes(long content, long dashes, long id) {
        long after = marks.afterDashes(dashes);
        if (after < 0) {
            return null;
        }
        if (marks.planned(after)) {
            return done(content, after, Kind.PLANNED);
        }
        if (marks.block(after) == id + 1) {
            return done(content, after, Kind.NEXT_PARSE);
        }
        long again = marks.afterDashes(after);
        if (again >= 0 && (marks.names(again, Marks.BINDS, id, ':') || marks.names(again, Marks.EXEC, id, 0))) {
            return done(content, after, Kind.PLAN_FAILED);
        }
        if (after >= bytes.limit()) {
            return done(content, after, Kind.END_OF_FILE);
        }
        long blank = bytes.afterEol(after);
        if (blank >= 0 && bytes.starts(blank, Marks.ENDED)) {
            return done(content, after, Kind.FOOTER);
        }
        return null;
    }
}
