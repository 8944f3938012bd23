package dev.pgtrace.format.trc;

/// Recognises the lines that delimit raw text. Each method answers for the line that starts at an offset; lines
/// without their newline are not recognised, except a separator at the very end.
final class Marks {
    static final int RULE_LENGTH = 69;
    static final int STARS_LENGTH = 71;
    static final Prefix PARSE = Prefix.of("PARSE #");
    static final Prefix SQL = Prefix.of("SQL: ");
    static final Prefix EXEC = Prefix.of("EXEC #");
    static final Prefix BINDS = Prefix.of("BINDS #");
    static final Prefix PARSE_TIME = Prefix.of("PARSE TIME: ");
    static final Prefix ELA = Prefix.of("ela=");
    static final Prefix PARSE_STATS = Prefix.of("PARSE STATS: cr=");
    static final Prefix PARSE_ENHANCED = Prefix.of("PARSE: c=");
    static final Prefix SQL_ID = Prefix.of("SQL_ID: ");
    static final Prefix EXEC_STATS = Prefix.of("EXEC STATS: cr=");
    static final Prefix BUFFER_STATS = Prefix.of("BUFFER STATS: ");
    static final Prefix STAT = Prefix.of("STAT #");
    static final Prefix STATS = Prefix.of("STATS #");
    static final Prefix ENDED = Prefix.of("*** Trace ended at ");
    static final Prefix PRODUCT = Prefix.of("*** PostgreSQL ");

    private static final Prefix PLANNING = Prefix.of(" sec cpu=");
    private static final Prefix PLANNING_END = Prefix.of(" sec (planning)");
    private static final Prefix SEC = Prefix.of(" sec");
    private static final Prefix TO = Prefix.of(" to ");
    private static final Prefix E = Prefix.of(",e=");

    private final Bytes bytes;
    private final Figures figures;
    private long sqlAt;

    Marks(Bytes bytes) {
        this.bytes = bytes;
        this.figures = new Figures(bytes);
    }

    /// Offset after a separator line of 69 dashes, or -1.
    long afterDashes(long offset) {
        return afterRule(offset, '-', RULE_LENGTH);
    }

    /// Offset after a border line of 69 equal signs (70 in files merged with eBPF output), or -1.
    long afterEquals(long offset) {
        long after = afterRule(offset, '=', RULE_LENGTH);
        return after >= 0 ? after : afterRule(offset, '=', RULE_LENGTH + 1);
    }

    long afterStars(long offset) {
        return afterRule(offset, '*', STARS_LENGTH);
    }

    private long afterRule(long offset, int value, int length) {
        if (bytes.at(offset + length - 1) != value || bytes.run(offset, value) != length) {
            return -1;
        }
        long end = offset + length;
        return end == bytes.limit() ? end : bytes.afterEol(end);
    }

    /// Whether a header starts here.
    boolean header(long offset) {
        if (bytes.at(offset) != '*') {
            return false;
        }
        long name = afterStars(offset);
        return name >= 0 && bytes.starts(name, PRODUCT);
    }

    /// The number of the PARSE record whose border line starts here, or -1. [#sqlAt] is then its `SQL: ` line.
    long block(long offset) {
        if (bytes.at(offset) != '=') {
            return -1;
        }
        long parse = afterRule(offset, '=', RULE_LENGTH);
        return parse < 0 ? -1 : parse(parse);
    }

    /// The number of the PARSE line here if a `SQL: ` line follows, or -1.
    long parse(long offset) {
        if (!bytes.starts(offset, PARSE)) {
            return -1;
        }
        long id = figures.natural(offset + PARSE.length());
        long sql = bytes.afterEol(figures.next());
        if (id < 0 || sql < 0 || !bytes.starts(sql, SQL)) {
            return -1;
        }
        sqlAt = sql;
        return id;
    }

    long sqlAt() {
        return sqlAt;
    }

    /// Whether `<prefix><id>` and the end of the line (or `tail`) are here.
    boolean names(long offset, Prefix prefix, long id, int tail) {
        if (!bytes.starts(offset, prefix) || figures.natural(offset + prefix.length()) != id) {
            return false;
        }
        long end = figures.next();
        return tail == 0 ? bytes.afterEol(end) >= 0 : bytes.at(end) == tail;
    }

    /// Whether the planner's two U5 lines are here.
    boolean planned(long offset) {
        if (!bytes.starts(offset, PARSE_TIME) || !bytes.starts(offset + PARSE_TIME.length(), ELA)) {
            return false;
        }
        if (figures.decimal(offset + PARSE_TIME.length() + ELA.length(), 6) < 0
                || !bytes.starts(figures.next(), PLANNING)
                || figures.decimal(figures.next() + PLANNING.length(), 6) < 0
                || !bytes.starts(figures.next(), PLANNING_END)) {
            return false;
        }
        long stats = bytes.afterEol(figures.next() + PLANNING_END.length());
        return stats >= 0 && bytes.starts(stats, PARSE_STATS);
    }

    /// Whether a planner line of this rule's dialect is here.
    boolean planned(long offset, TextRule rule) {
        return switch (rule) {
            case ULTIMATE_5, UNKNOWN -> planned(offset);
            case ULTIMATE_OLD -> plannedOld(offset);
            case ENHANCED -> plannedEnhanced(offset);
            case MVP -> plannedMvp(offset);
            case BASE -> bytes.starts(offset, SQL_ID);
        };
    }

    private boolean plannedOld(long offset) {
        return bytes.starts(offset, PARSE_TIME)
                && figures.decimal(offset + PARSE_TIME.length(), 6) >= 0
                && bytes.starts(figures.next(), SEC)
                && bytes.afterEol(figures.next() + SEC.length()) >= 0;
    }

    private boolean plannedEnhanced(long offset) {
        return bytes.starts(offset, PARSE_ENHANCED)
                && figures.natural(offset + PARSE_ENHANCED.length()) >= 0
                && bytes.starts(figures.next(), E)
                && figures.decimal(figures.next() + E.length(), 6) >= 0
                && bytes.afterEol(figures.next()) >= 0;
    }

    /// `PARSE TIME: 2026-11-22 07:37:56.817787+00 to 2026-...`
    private boolean plannedMvp(long offset) {
        if (!bytes.starts(offset, PARSE_TIME)) {
            return false;
        }
        long start = offset + PARSE_TIME.length();
        if (figures.natural(start) < 0 || figures.next() != start + 4 || bytes.at(start + 4) != '-') {
            return false;
        }
        for (long at = start; at < start + 48; at++) {
            if (bytes.starts(at, TO)) {
                long second = at + TO.length();
                return figures.natural(second) >= 0 && figures.next() == second + 4 && bytes.at(second + 4) == '-';
            }
        }
        return false;
    }
}
