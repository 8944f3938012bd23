package dev.pgtrace.format.trc;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.IssueKind;
import org.jspecify.annotations.Nullable;

/// Reads a piece of a trace into a [RecordLog]. What is a record is decided by the bytes and a small [ScanState];
/// what records mean together is not its business. One scanner serves one scan.
final class RecordScanner {
    private static final Prefix TIMES_AT = Prefix.of(" at ");
    private static final Prefix EXECUTION_PLAN = Prefix.of("EXECUTION PLAN #");
    private static final Prefix PLAN = Prefix.of("PLAN #");
    private static final long STOP = Long.MIN_VALUE;
    /// Lines between two looks at the cancel token.
    private static final int LINES_PER_CHECK = 1 << 14;

    private final Bytes bytes;
    private final RecordLog log;
    private final CancelToken cancel;
    private final ScannedLines lines;
    private final Marks marks;
    private final Figures figures;
    private final SqlRecords sqlRecords;
    private final BindReader binds;
    private final PlanScanner plan;
    private final FigureLines figureLines;
    private final WaitLines waitLines;
    private final StarLines starLines;
    private final BindLines bindLines;
    private TextRule rule = TextRule.UNKNOWN;
    private long lastParse;
    private boolean inPlan;
    private long lastEnd = -1;
    private boolean quiet;
    private long hardEnd;
    private long start;

    RecordScanner(Bytes bytes, RecordLog log, SqlReader sql, CancelToken cancel) {
        this.bytes = bytes;
        this.log = log;
        this.cancel = cancel;
        lines = new ScannedLines(bytes, log, cancel);
        marks = new Marks(bytes);
        figures = new Figures(bytes);
        sqlRecords = new SqlRecords(bytes, log, sql, lines, marks);
        binds = new BindReader(bytes, marks);
        plan = new PlanScanner(bytes, log);
        figureLines = new FigureLines(bytes, log);
        waitLines = new WaitLines(bytes, log);
        starLines = new StarLines(bytes, log);
        bindLines = new BindLines(log, cancel);
    }

    /// Scans from a line's start, to the first PARSE record or header at or after `softEnd` that starts a line,
    /// or to the end of the bytes. Where no such border comes, to the next record at or after `hardEnd` or when
    /// the log is full.
    ScannedPiece scan(long from, long softEnd, long hardEnd, ScanState state) {
        this.hardEnd = hardEnd;
        start = from;
        rule = state.rule();
        lastParse = state.lastParse();
        inPlan = state.inPlan();
        long first = marks.block(from);
        long at = from;
        long limit = bytes.limit();
        long torn = bytes.tornAt();
        int countdown = LINES_PER_CHECK;
        while (at < limit) {
            if (--countdown == 0) {
                cancel.check();
                countdown = LINES_PER_CHECK;
            }
            int c = bytes.at(at);
            if (c == '\n') {
                lines.add(1);
                at++;
                continue;
            }
            if (c == '=' || c == '*') {
                if (at >= softEnd && at > from && bytes.at(at - 1) == '\n' && border(at)) {
                    break;
                }
            }
            if (at >= torn && !bytes.starts(at, StarLines.TOTAL)) {
                at = limit;
                break;
            }
            if (full(at) && (!plan.open() || c != ' ') && at > from) {
                break;
            }
            quiet = false;
            long next = record(at, c);
            if (next == STOP) {
                break;
            }
            at = next;
            if (!quiet) {
                lastEnd = at;
            }
        }
        plan.flush();
        ScanState exit = new ScanState(rule, lastParse, inPlan);
        return new ScannedPiece(from, at, first, state, exit, log, lines.number(), lastEnd, bytes.touchedEnd());
    }

    private boolean full(long at) {
        return at >= hardEnd || log.full();
    }

    /// Whether a scan may hand over here.
    private boolean border(long at) {
        long id = marks.block(at);
        return id >= 0 ? accepts(id) : marks.header(at);
    }

    /// Whether a PARSE record outside any text is genuine: the numbers of a U5 session only rise.
    private boolean accepts(long id) {
        return new ScanState(rule, lastParse, inPlan).accepts(id);
    }

    /// Reads what starts at a line's start and returns where the next line starts.
    private long record(long at, int c) {
        if (c == ' ') {
            return indented(at);
        }
        if (c != '-' || bytes.at(at + 1) == '-') {
            plan.flush();
        }
        return switch (c) {
            case 'W' -> waitLine(at);
            case '-' -> dashes(at);
            case '=' -> equals(at);
            case 'E' -> startsWithE(at);
            case 'P' -> startsWithP(at);
            case 'S' -> startsWithS(at);
            case 'B' -> startsWithB(at);
            case '*' -> stars(at);
            case 0 -> zeros(at);
            case '\r' -> bytes.at(at + 1) == '\n' ? blank(at) : lines.unknown(at);
            default -> figures(at);
        };
    }

    private long blank(long at) {
        quiet = true;
        return lines.skip(at);
    }

    private long zeros(long at) {
        log.issue(IssueKind.NUL_BYTES, lines.number(), at);
        quiet = true;
        return at + bytes.run(at, 0);
    }

    private long dashes(long at) {
        long after = marks.afterDashes(at);
        if (after >= 0) {
            quiet = true;
            lines.end(after);
            return after;
        }
        return bytes.starts(at, PlanScanner.ARROW) ? node(at, at) : lines.unknown(at);
    }

    private long indented(long at) {
        long first = at + bytes.run(at, ' ');
        int c = bytes.at(first);
        if (c == '-' && bytes.starts(first, PlanScanner.ARROW)) {
            return node(at, first);
        }
        if (bytes.afterEol(first) >= 0) {
            return blank(first);
        }
        if (plan.open()) {
            long rest = plan.detail(first);
            if (rest >= 0) {
                return lines.skip(rest);
            }
            if (!figureLines.knowsIndented(first)) {
                return lines.unknown(at);
            }
            plan.flush();
            if (full(at)) {
                return STOP;
            }
        }
        long rest = c == 't' || c == '(' || c == '.'
                ? waitLines.detail(first)
                : figureLines.indented(lines.number(), at, first);
        decide(figureLines.telling());
        return rest >= 0 ? lines.skip(rest) : lines.unknown(at);
    }

    private long node(long at, long arrow) {
        if (!inPlan) {
            return lines.unknown(at);
        }
        if (full(at) && at > start) {
            plan.flush();
            return STOP;
        }
        return lines.skip(plan.node(lines.number(), at, arrow));
    }

    private long waitLine(long at) {
        long rest = waitLines.record(lines.number(), at);
        if (rest < 0) {
            return figures(at);
        }
        inPlan = inPlan && !waitLines.section();
        long next = lines.skip(rest);
        if (waitLines.counted()) {
            next = waitLines.more(next);
            lines.add(waitLines.lines());
        }
        return next;
    }

    private long figures(long at) {
        long rest = figureLines.read(lines.number(), at);
        decide(figureLines.telling());
        return rest < 0 ? lines.unknown(at) : lines.skip(rest);
    }

    /// Takes the first telling line of a session without a header for its rule.
    private void decide(TextRule telling) {
        if (rule == TextRule.UNKNOWN) {
            rule = telling;
        }
    }

    private long startsWithE(long at) {
        if (bytes.starts(at, Marks.EXEC)) {
            long id = figures.natural(at + Marks.EXEC.length());
            long end = figures.next();
            boolean timed = bytes.starts(end, TIMES_AT);
            if (id >= 0 && (timed || bytes.afterEol(end) >= 0)) {
                return exec(at, id, end, timed ? end + TIMES_AT.length() : Figures.ABSENT);
            }
            return lines.unknown(at);
        }
        if (bytes.starts(at, EXECUTION_PLAN)) {
            return planSection(at, EXECUTION_PLAN, ':');
        }
        return figures(at);
    }

    private long exec(long at, long id, long end, long time) {
        inPlan = false;
        log.begin(RecordLog.EXEC, lines.number(), at);
        log.add(lastEnd);
        log.add(id);
        log.add(time);
        long next = lines.skip(end);
        if (rule == TextRule.BASE && bytes.starts(next, Marks.SQL)) {
            return sqlRecords.repeated(next, id);
        }
        return next;
    }

    private long planSection(long at, Prefix name, int behind) {
        long id = figures.natural(at + name.length());
        if (id < 0 || bytes.at(figures.next()) != behind) {
            return figures(at);
        }
        inPlan = true;
        log.begin(RecordLog.PLAN, lines.number(), at);
        log.add(id);
        return lines.skip(figures.next());
    }

    private long startsWithS(long at) {
        if (bytes.starts(at, Marks.STAT)) {
            long id = figures.natural(at + Marks.STAT.length());
            if (id >= 0 && bytes.at(figures.next()) == ' ') {
                return planSection(at, Marks.STAT, ' ');
            }
        }
        return figures(at);
    }

    private long startsWithP(long at) {
        if (bytes.starts(at, Marks.PARSE)) {
            long id = marks.parse(at);
            return id >= 0 && accepts(id) ? parse(at, id, IssueKind.MALFORMED_RECORD) : lines.unknown(at);
        }
        return bytes.starts(at, PLAN) ? planSection(at, PLAN, ':') : figures(at);
    }

    private long equals(long at) {
        inPlan = false;
        long id = marks.block(at);
        if (id >= 0 && accepts(id)) {
            return parse(at, id, null);
        }
        long after = marks.afterEquals(at);
        if (after < 0) {
            return lines.unknown(at);
        }
        quiet = true;
        log.begin(RecordLog.CLOSE, lines.number(), at);
        log.add(lastEnd);
        lines.end(after);
        return after;
    }

    private long parse(long at, long id, @Nullable IssueKind flaw) {
        long sqlAt = marks.sqlAt();
        if (rule == TextRule.UNKNOWN) {
            rule = new RuleGuess(bytes, marks).of(sqlAt);
        }
        inPlan = false;
        lastParse = id;
        return sqlRecords.parse(at, lastEnd, id, sqlAt, rule, flaw);
    }

    private long startsWithB(long at) {
        if (!bytes.starts(at, Marks.BINDS)) {
            return figures(at);
        }
        long id = figures.natural(at + Marks.BINDS.length());
        if (id < 0 || bytes.at(figures.next()) != ':' || bytes.afterEol(figures.next() + 1) < 0) {
            return lines.unknown(at);
        }
        inPlan = false;
        long number = lines.number();
        long from = lines.skip(figures.next());
        binds.start(from, rule, id, lastParse);
        bindLines.record(number, at, lastEnd, id, binds);
        lines.addBetween(from, binds.at());
        return binds.at();
    }

    private long stars(long at) {
        long name = marks.afterStars(at);
        if (name >= 0) {
            if (bytes.starts(name, Marks.PRODUCT)) {
                inPlan = false;
                lastParse = 0;
                rule = starLines.header(lines.number(), at, name, lastEnd);
            }
            quiet = true;
            lines.end(name);
            return name;
        }
        if (!starLines.read(lines.number(), at, lastEnd)) {
            return lines.unknown(at);
        }
        inPlan = inPlan && !starLines.ended();
        return lines.skip(at);
    }
}
