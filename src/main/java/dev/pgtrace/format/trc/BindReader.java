package dev.pgtrace.format.trc;

/// Walks through the bind values of one BINDS record. Values are raw, so that the end of one is known only by
/// what follows it.
final class BindReader {
    private static final Prefix BIND = Prefix.of("  bind ");
    private static final Prefix VALUE = Prefix.of(": value=");
    private static final Prefix NULL = Prefix.of("NULL");
    private static final Prefix OACDEF = Prefix.of(" oacdef=");
    private static final Prefix OLD_BIND = Prefix.of(" Bind#");
    private static final Prefix OLD_TYPE = Prefix.of(" type=");
    private static final Prefix OLD_VALUE = Prefix.of(" value=");
    private static final Prefix OACDTY = Prefix.of("  oacdty=");
    /// Positions that may be missing between two binds of one record.
    private static final int GAP = 40;

    private final Bytes bytes;
    private final Marks marks;
    private final Figures figures;
    private TextRule rule = TextRule.UNKNOWN;
    private long id;
    private long lastParse;
    private long at;
    private long position;
    private long valueFrom;
    private long valueTo;
    private long type;
    private boolean isNull;
    private boolean truncated;
    private boolean givenUp;

    BindReader(Bytes bytes, Marks marks) {
        this.bytes = bytes;
        this.marks = marks;
        this.figures = new Figures(bytes);
    }

    /// @param offset    of the first line after the BINDS line
    /// @param id        number of the BINDS record
    /// @param lastParse number of the PARSE record before it
    void start(long offset, TextRule rule, long id, long lastParse) {
        at = offset;
        this.rule = rule;
        this.id = id;
        this.lastParse = lastParse;
        position = -1;
    }

    /// Where the next line, or a record glued to a cut value, starts.
    long at() {
        return at;
    }

    long position() {
        return position;
    }

    /// Offset of the first byte inside the quotes.
    long valueFrom() {
        return valueFrom;
    }

    long valueTo() {
        return valueTo;
    }

    /// Type OID, or -1.
    long type() {
        return type;
    }

    boolean isNull() {
        return isNull;
    }

    boolean truncated() {
        return truncated;
    }

    /// Whether the value has no proper end.
    boolean givenUp() {
        return givenUp;
    }

    /// Whether the figures of this bind cannot be those of a parameter: the tracer read foreign memory.
    boolean plausible() {
        return !isNull || TypeOids.plausibleForNull(type);
    }

    /// Moves to the next bind.
    boolean next() {
        isNull = false;
        truncated = false;
        givenUp = false;
        type = -1;
        long head = head(at, position);
        if (head < 0) {
            return false;
        }
        position = figures.natural(at + (bytes.at(at + 1) == ' ' ? BIND.length() : OLD_BIND.length()));
        if (bytes.at(at + 1) == ' ') {
            nextNew(head);
        } else {
            nextOld(head);
        }
        return true;
    }

    /// Offset after the part of a bind line that precedes its value or type, or -1 where no bind is that may
    /// follow the one at `before`.
    private long head(long offset, long before) {
        long number;
        long after;
        if (bytes.starts(offset, BIND)) {
            number = figures.natural(offset + BIND.length());
            after = bytes.starts(figures.next(), VALUE) ? figures.next() + VALUE.length() : -1;
        } else if (bytes.starts(offset, OLD_BIND)) {
            number = figures.natural(offset + OLD_BIND.length());
            after = figures.next();
            after = bytes.starts(after, OLD_TYPE) || bytes.afterEol(after) >= 0 ? after : -1;
        } else {
            return -1;
        }
        return number > before && number <= before + GAP ? after : -1;
    }

    private void nextNew(long value) {
        valueFrom = value;
        boolean quoted = bytes.at(value) == '"';
        if (quoted) {
            valueFrom++;
        } else if (bytes.starts(value, NULL) && bytes.starts(value + NULL.length(), OACDEF)) {
            long oid = figures.natural(value + NULL.length() + OACDEF.length());
            long after = bytes.afterEol(figures.next());
            if (oid >= 0 && after >= 0 && mayFollow(after)) {
                isNull = true;
                type = oid;
                valueTo = valueFrom;
                at = after;
                return;
            }
        }
        value(at, true);
    }

    private void nextOld(long head) {
        long line = at;
        long typeAt = head;
        if (bytes.starts(head, OLD_TYPE)) {
            typeAt = head + OLD_TYPE.length();
        } else {
            line = bytes.afterEol(head);
            typeAt = line + OACDTY.length();
            if (!bytes.starts(line, OACDTY)) {
                valueFrom = line;
                valueTo = line;
                givenUp = true;
                at = line;
                return;
            }
        }
        type = figures.natural(typeAt);
        valueFrom = figures.next();
        if (bytes.starts(valueFrom, OLD_VALUE)) {
            valueFrom += OLD_VALUE.length();
        }
        if (bytes.starts(valueFrom, NULL) && bytes.afterEol(valueFrom + NULL.length()) >= 0) {
            isNull = true;
            valueTo = valueFrom;
            at = bytes.afterEol(valueFrom + NULL.length());
            return;
        }
        if (bytes.at(valueFrom) == '"') {
            valueFrom++;
        }
        value(line, false);
    }

    /// Finds the end of a value whose print call starts at `record`.
    private void value(long record, boolean typed) {
        boolean crlf = bytes.at(at - 2) == '\r';
        long bound = record + SqlEnd.SEARCHED;
        long printed = 0;
        long line = record;
        long firstEnd = -1;
        while (true) {
            long end = bytes.lineEnd(line, bound);
            long content = crlf && end > line && bytes.at(end - 1) == '\r' ? end - 1 : end;
            long cut = line + SqlEnd.PRINTED - printed;
            if (cut >= line && cut <= content && cut > record && glued(cut)) {
                truncated = true;
                finish(cut, cut);
                return;
            }
            if (end >= bytes.limit()) {
                finish(content, end);
                return;
            }
            if (end >= bound) {
                break;
            }
            if (firstEnd < 0) {
                firstEnd = content;
            }
            long close = typed ? typedClose(line, content) : content - 1;
            if (close >= valueFrom && bytes.at(close) == '"' && mayFollow(end + 1)) {
                finish(close, end + 1);
                return;
            }
            printed += content - line + 1;
            line = end + 1;
        }
        givenUp = true;
        long end = firstEnd < 0 ? bytes.lineEnd(record) : bytes.lineEnd(firstEnd);
        finish(firstEnd < 0 ? end : firstEnd, Math.min(end + 1, bytes.limit()));
        type = -1;
    }

    private void finish(long to, long next) {
        valueTo = Math.max(valueFrom, to);
        at = next;
    }

    /// Offset of the quote in `" oacdef=<digits>` at the end of a line, or -1. Notes the type.
    private long typedClose(long line, long content) {
        long digits = content;
        while (digits > line && bytes.at(digits - 1) >= '0' && bytes.at(digits - 1) <= '9') {
            digits--;
        }
        long quote = digits - OACDEF.length() - 1;
        if (digits == content || quote < line || !bytes.starts(digits - OACDEF.length(), OACDEF)) {
            return -1;
        }
        type = figures.natural(digits);
        return quote;
    }

    private boolean glued(long offset) {
        return marks.afterDashes(offset) >= 0
                || marks.afterEquals(offset) >= 0
                || bytes.starts(offset, BIND)
                || bytes.starts(offset, OLD_BIND);
    }

    /// Whether the line here may follow a complete bind.
    private boolean mayFollow(long offset) {
        int c = bytes.at(offset);
        if (c < 0) {
            return true;
        }
        if (c == ' ') {
            return head(offset, position) >= 0;
        }
        if (c == '-') {
            long after = marks.afterDashes(offset);
            return after >= 0
                    && (after >= bytes.limit()
                            || marks.names(after, Marks.EXEC, id, 0)
                            || marks.names(after, Marks.EXEC, id, ' ')
                            || rule != TextRule.ULTIMATE_5
                                    && (bytes.starts(after, Marks.BUFFER_STATS)
                                            || bytes.starts(after, Marks.STAT)
                                            || bytes.starts(after, Marks.STATS)));
        }
        if (c == '=') {
            long next = marks.block(offset);
            return next >= 0 && (rule != TextRule.ULTIMATE_5 || lastParse <= 0 || next == lastParse + 1);
        }
        if (c == 'E') {
            return bytes.starts(offset, Marks.EXEC_STATS);
        }
        long blank = bytes.afterEol(offset);
        return blank >= 0 && (blank >= bytes.limit() || bytes.starts(blank, Marks.ENDED));
    }
}
