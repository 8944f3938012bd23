package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;

/// Finds the end of a raw SQL text, which may hold text that looks like a record, or like the text's own end.
///
/// `len=` tells the bytes of the text: where `END OF STMT` stands right behind them, that is the end. It does not
/// where `len` counts characters, where line ends were converted, or where the text was changed afterwards: then
/// the first line that is `END OF STMT` within four times `len` is the end (a character takes at most four bytes).
/// Where there is none, a part of the file is lost, and the text ends before the first line that looks like a
/// record.
final class SqlTextEnd {
    private static final byte[] END = Ascii.bytes("END OF STMT");
    private static final long SLACK = 1024;
    private static final long LONGEST = 64L << 20;
    /// Searched on behind what is asked for: fewer, longer searches.
    private static final long AHEAD = 4L << 20;

    private static final int BYTES_OF_A_CHARACTER = 4;

    /// What the text ended with.
    enum Kind {
        /// Whole.
        WHOLE,
        /// The input ends in the text.
        CUT,
        /// Its end is lost: the rest of the file goes on with something else.
        LOST
    }

    private final LineWindow lines;
    private long textTo;
    /// No `END OF STMT` line begins in here: keeps a file full of texts without end from being searched over and
    /// over.
    private long clearFrom;

    private long clearTo;
    private long clearLine;
    /// Whether such a line begins at [#clearTo].
    private boolean found;

    SqlTextEnd(LineWindow lines) {
        this.lines = lines;
    }

    /// End of the text, without its last line break.
    long textTo() {
        return textTo;
    }

    /// Goes to the last line that belongs to the text of a PARSING IN CURSOR, which is the current line.
    ///
    /// @param length `len=`, or missing
    Kind afterParsing(long length) throws TraceException {
        long from = lines.end();
        if (length >= 0 && length <= LONGEST) {
            long end = from + length;
            long next = afterLineBreak(end);
            if (next > end && lines.matches(next, END) && lines.isLineEnd(next + END.length)) {
                textTo = end;
                lines.goTo(next);
                return Kind.WHOLE;
            }
        }
        long limit = from + (length < 0 ? LONGEST : Math.min(LONGEST, length * BYTES_OF_A_CHARACTER + SLACK));
        if (findEnd(from, limit)) {
            textTo = beforeLineBreak(from, lines.offset());
            return Kind.WHOLE;
        }
        if (length >= 0 && length <= LONGEST && lines.byteAt(from + length) == -1) {
            goToEnd();
            return Kind.CUT;
        }
        return goToRecord(from, limit);
    }

    /// Goes to the last line of the text of a PARSE ERROR, which is the current line. It has no end mark.
    Kind afterError(long length) throws TraceException {
        long from = lines.end();
        if (length > 0 && length <= LONGEST) {
            // here `len` counts a NUL behind the text as a rule
            for (long end = from + length - 1; end <= from + length; end++) {
                if (lines.isLineEnd(end) && lines.byteAt(end) != -1) {
                    textTo = end;
                    lines.goTo(end);
                    return Kind.WHOLE;
                }
            }
            if (lines.byteAt(from + length) == -1) {
                goToEnd();
                return Kind.CUT;
            }
        }
        Kind kind = goToRecord(from, from + LONGEST);
        return kind == Kind.LOST ? Kind.WHOLE : kind;
    }

    /// Goes to the next `END OF STMT` line from the next line on, or stays.
    private boolean findEnd(long from, long limit) throws TraceException {
        long line = lines.line() + 1;
        if (from < clearFrom || from > clearTo) {
            clearFrom = from;
            clearTo = from;
            clearLine = line;
            found = false;
        }
        if (!found && clearTo < limit) {
            search(limit + AHEAD);
        }
        boolean within = found && clearTo < limit;
        lines.seek(within ? clearTo : from, within ? clearLine : line);
        return within && lines.advance();
    }

    private void search(long limit) throws TraceException {
        lines.seek(clearTo, clearLine);
        while (!found && lines.end() < limit) {
            if (!lines.advance()) {
                clearTo = Long.MAX_VALUE;
                return;
            }
            found = isEnd();
        }
        clearTo = found ? lines.offset() : lines.end();
        clearLine = found ? lines.line() : lines.line() + 1;
    }

    private boolean isEnd() {
        return lines.startsWith(END)
                && Ascii.trimEnd(lines.bytes(), lines.from(), lines.to()) - lines.from() == END.length;
    }

    private Kind goToRecord(long from, long limit) throws TraceException {
        while (lines.end() < limit) {
            if (!lines.advance()) {
                textTo = beforeLineBreak(from, lines.end());
                return Kind.CUT;
            }
            LineKind kind = LineKind.of(lines.bytes(), lines.from(), lines.to());
            if (kind.isRecord() || kind == LineKind.STARS) {
                lines.again();
                break;
            }
        }
        textTo = beforeLineBreak(from, lines.end());
        return Kind.LOST;
    }

    private void goToEnd() throws TraceException {
        long from = lines.end();
        lines.goTo(Long.MAX_VALUE);
        textTo = beforeLineBreak(from, lines.end());
    }

    private long afterLineBreak(long at) throws TraceException {
        int b = lines.byteAt(at);
        if (b == '\r' && lines.byteAt(at + 1) == '\n') {
            return at + 2;
        }
        return b == '\n' ? at + 1 : at;
    }

    private long beforeLineBreak(long from, long at) throws TraceException {
        long to = at > from && lines.byteAt(at - 1) == '\n' ? at - 1 : at;
        return to > from && lines.byteAt(to - 1) == '\r' ? to - 1 : to;
    }
}
