package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;

/// Reads the one-line records of figures of every dialect, and knows the lines that carry none worth keeping.
final class FigureLines {
    private static final Prefix EXEC_TIME = Prefix.of("EXEC TIME: ela=");
    private static final Prefix SEC = Prefix.of(" sec");
    private static final Prefix ROWS = Prefix.of(" rows=");
    private static final Prefix PR = Prefix.of(" pr=");
    private static final Prefix PW = Prefix.of(" pw=");
    private static final Prefix DIRTIED = Prefix.of(" dirtied=");
    private static final Prefix CPU_EQUALS = Prefix.of(" cpu=");
    private static final Prefix ELAPSED = Prefix.of(" sec elapsed=");
    private static final Prefix BUFFER_CR = Prefix.of("BUFFER STATS: cr=");
    private static final Prefix ENHANCED_CR = Prefix.of(": cr=");
    private static final Prefix ENHANCED_EXEC = Prefix.of("EXEC: c=");
    private static final Prefix E = Prefix.of(",e=");
    private static final Prefix R = Prefix.of(",r=");
    private static final Prefix CPU = Prefix.of("CPU: user=");
    private static final Prefix TOTAL = Prefix.of("total=");
    private static final Prefix FETCH = Prefix.of("FETCH: rows=");
    private static final Prefix FETCH_TIME = Prefix.of(" time=");
    private static final Prefix OS_CPU = Prefix.of("OS CPU: user=");
    private static final Prefix OS_IO = Prefix.of("OS I/O: read=");
    private static final Prefix PHYSICAL = Prefix.of("Physical reads: ");
    private static final Prefix BYTES = Prefix.of(" bytes");
    private static final Prefix ANALYSIS = Prefix.of("BLOCK I/O ANALYSIS (");
    private static final Prefix SHARED = Prefix.of("shared blocks: hit=");
    private static final Prefix READ = Prefix.of(" read=");
    private static final Prefix WRITTEN = Prefix.of(" written=");
    private static final int CPU_LENGTH = 96;

    private static final Prefix[] PLAIN = prefixes(
            "BLOCK I/O SUMMARY:",
            "BUFFER STATS:",
            "Total blocks accessed: ",
            "Verification from /proc",
            "Three-Tier Cache Analysis:",
            "SUMMARY:",
            "SQL_ID: ",
            "QUERY_ID: ",
            "START TIME: ",
            "END EXEC #",
            "ROWS: ",
            "ELAPSED TIME: ",
            "EXECUTION PLAN WITH STATISTICS:",
            "WAL STATS:",
            "BIND VARIABLES:");
    private static final Prefix[] INDENTED = prefixes(
            "Buffer hits (cr): ",
            "Physical reads (pr): ",
            "Average I/O time: ",
            "Total I/O time: ",
            "Note: ",
            "\u2713 ",
            "\u2717 ",
            "\u26a0",
            "Tier 1 - ",
            "Tier 2 - ",
            "Tier 3 - ",
            "Hits: ",
            "Reads: ",
            "Avg latency: ",
            "Total time: ",
            "Total blocks accessed: ",
            "No I/O (PG cache): ",
            "Fast I/O (OS cache): ",
            "Slow I/O (disk): ",
            "local blocks:",
            "temp blocks:",
            "BIND #");

    private final Bytes bytes;
    private final RecordLog log;
    private final Figures figures;
    private final Marks marks;
    private TextRule telling = TextRule.UNKNOWN;

    FigureLines(Bytes bytes, RecordLog log) {
        this.bytes = bytes;
        this.log = log;
        figures = new Figures(bytes);
        marks = new Marks(bytes);
    }

    private static Prefix[] prefixes(String... texts) {
        Prefix[] prefixes = new Prefix[texts.length];
        for (int i = 0; i < texts.length; i++) {
            prefixes[i] = Prefix.of(texts[i]);
        }
        return prefixes;
    }

    /// The rule of the dialect that alone prints the line read last.
    TextRule telling() {
        return telling;
    }

    /// Reads a line that is not indented; returns an offset in it, or -1 where no dialect prints such a line.
    long read(long line, long at) {
        telling = TextRule.UNKNOWN;
        return switch (bytes.at(at)) {
            case 'E' -> startsWithE(line, at);
            case 'P' -> startsWithP(line, at);
            case 'B' -> startsWithB(line, at);
            case 'C' -> cpu(line, at, at, CPU);
            case 'S' -> startsWithS(line, at);
            case 'F' -> fetch(line, at);
            default -> plain(at, PLAIN);
        };
    }

    private long plain(long at, Prefix[] known) {
        for (Prefix prefix : known) {
            if (bytes.starts(at, prefix)) {
                return at + prefix.length();
            }
        }
        return -1;
    }

    private long startsWithE(long line, long at) {
        if (bytes.starts(at, EXEC_TIME)) {
            return execTime(line, at);
        }
        if (bytes.starts(at, Marks.EXEC_STATS)) {
            return execStats(line, at);
        }
        return bytes.starts(at, ENHANCED_EXEC) ? execEnhanced(line, at) : plain(at, PLAIN);
    }

    private long execTime(long line, long at) {
        long micros = figures.decimal(at + EXEC_TIME.length(), 6);
        if (micros == Figures.ABSENT || !bytes.starts(figures.next(), SEC)) {
            return -1;
        }
        long end = figures.next() + SEC.length();
        long rows = Figures.ABSENT;
        if (bytes.starts(end, ROWS)) {
            rows = figures.integer(end + ROWS.length());
            end = figures.next();
        }
        if (bytes.afterEol(end) < 0) {
            return -1;
        }
        log.begin(RecordLog.EXEC_TIME, line, at);
        log.add(micros);
        log.add(rows);
        return end;
    }

    private long execStats(long line, long at) {
        long hit = figures.integer(at + Marks.EXEC_STATS.length());
        if (hit == Figures.ABSENT || !bytes.starts(figures.next(), PR)) {
            return -1;
        }
        long read = figures.integer(figures.next() + PR.length());
        if (read == Figures.ABSENT || !bytes.starts(figures.next(), CPU_EQUALS)) {
            return -1;
        }
        long cpu = figures.decimal(figures.next() + CPU_EQUALS.length(), 6);
        if (cpu == Figures.ABSENT || !bytes.starts(figures.next(), ELAPSED)) {
            return -1;
        }
        if (figures.decimal(figures.next() + ELAPSED.length(), 6) == Figures.ABSENT
                || !bytes.starts(figures.next(), SEC)
                || bytes.afterEol(figures.next() + SEC.length()) < 0) {
            return -1;
        }
        telling = TextRule.ULTIMATE_5;
        return stats(line, at, hit, read, Figures.ABSENT, Figures.ABSENT, cpu);
    }

    private long stats(long line, long at, long hit, long read, long written, long dirtied, long cpu) {
        log.begin(RecordLog.STATS, line, at);
        log.add(hit);
        log.add(read);
        log.add(written);
        log.add(dirtied);
        log.add(cpu);
        return figures.next();
    }

    private long execEnhanced(long line, long at) {
        figures.integer(at + ENHANCED_EXEC.length());
        if (!bytes.starts(figures.next(), E)) {
            return -1;
        }
        long micros = figures.decimal(figures.next() + E.length(), 6);
        if (micros == Figures.ABSENT || !bytes.starts(figures.next(), R)) {
            return -1;
        }
        long rows = figures.integer(figures.next() + R.length());
        if (rows == Figures.ABSENT || bytes.afterEol(figures.next()) < 0) {
            return -1;
        }
        telling = TextRule.ENHANCED;
        log.begin(RecordLog.EXEC_TIME, line, at);
        log.add(micros);
        log.add(rows);
        return figures.next();
    }

    private long startsWithP(long line, long at) {
        if (bytes.starts(at, Marks.PARSE_TIME)) {
            return parseTime(line, at);
        }
        if (bytes.starts(at, Marks.PARSE_STATS)) {
            long blocks = figures.integer(at + Marks.PARSE_STATS.length());
            if (blocks == Figures.ABSENT) {
                return -1;
            }
            log.begin(RecordLog.PARSE_STATS, line, at);
            log.add(blocks);
            return figures.next();
        }
        if (marks.planned(at, TextRule.ENHANCED)) {
            figures.integer(at + Marks.PARSE_ENHANCED.length());
            long micros = figures.decimal(figures.next() + E.length(), 6);
            telling = TextRule.ENHANCED;
            return parsed(line, at, micros);
        }
        return plain(at, PLAIN);
    }

    private long parsed(long line, long at, long micros) {
        log.begin(RecordLog.PARSE_TIME, line, at);
        log.add(micros);
        return at + Marks.PARSE_TIME.length();
    }

    private long parseTime(long line, long at) {
        long value = at + Marks.PARSE_TIME.length();
        if (bytes.starts(value, Marks.ELA)) {
            long micros = figures.decimal(value + Marks.ELA.length(), 6);
            telling = TextRule.ULTIMATE_5;
            return bytes.starts(figures.next(), SEC) ? parsed(line, at, micros) : -1;
        }
        if (marks.planned(at, TextRule.MVP)) {
            telling = TextRule.MVP;
            return parsed(line, at, Figures.ABSENT);
        }
        long micros = figures.decimal(value, 6);
        if (micros == Figures.ABSENT || !bytes.starts(figures.next(), SEC)) {
            return -1;
        }
        telling = marks.planned(at, TextRule.ULTIMATE_OLD) ? TextRule.ULTIMATE_OLD : TextRule.UNKNOWN;
        return parsed(line, at, micros);
    }

    private long startsWithB(long line, long at) {
        if (bytes.starts(at, BUFFER_CR)) {
            telling = TextRule.ULTIMATE_OLD;
            return buffers(line, at, at + BUFFER_CR.length());
        }
        if (bytes.starts(at, ANALYSIS)) {
            log.begin(RecordLog.DIALECT, line, at);
            log.add(Dialect.ULTIMATE_2.ordinal());
            return at + ANALYSIS.length();
        }
        return plain(at, PLAIN);
    }

    /// `cr=n pr=n[ pw=n dirtied=n]`
    private long buffers(long line, long at, long value) {
        long hit = figures.integer(value);
        if (hit == Figures.ABSENT || !bytes.starts(figures.next(), PR)) {
            return -1;
        }
        long read = figures.integer(figures.next() + PR.length());
        if (read == Figures.ABSENT) {
            return -1;
        }
        long written = follow(PW);
        return stats(line, at, hit, read, written, follow(DIRTIED), Figures.ABSENT);
    }

    private long follow(Prefix name) {
        long at = figures.next();
        return bytes.starts(at, name) ? figures.integer(at + name.length()) : Figures.ABSENT;
    }

    private long startsWithS(long line, long at) {
        if (bytes.starts(at, Marks.STAT)) {
            figures.natural(at + Marks.STAT.length());
            if (bytes.starts(figures.next(), ENHANCED_CR)) {
                return buffers(line, at, figures.next() + ENHANCED_CR.length());
            }
            return -1;
        }
        if (bytes.starts(at, Marks.STATS)) {
            return at + Marks.STATS.length();
        }
        return plain(at, PLAIN);
    }

    /// `user=x total=y` on one line, in some spelling.
    private long cpu(long line, long at, long from, Prefix name) {
        if (!bytes.starts(from, name)) {
            return -1;
        }
        for (long p = from + name.length(); p < from + CPU_LENGTH; p++) {
            int c = bytes.at(p);
            if (c == 't' && bytes.starts(p, TOTAL)) {
                long micros = figures.decimal(p + TOTAL.length(), 6);
                log.begin(RecordLog.CPU, line, at);
                log.add(micros);
                return figures.next();
            }
            if (c < 0 || c == '\n') {
                break;
            }
        }
        return -1;
    }

    private long fetch(long line, long at) {
        if (!bytes.starts(at, FETCH)) {
            return -1;
        }
        long rows = figures.integer(at + FETCH.length());
        if (rows == Figures.ABSENT || !bytes.starts(figures.next(), FETCH_TIME)) {
            return rows == Figures.ABSENT ? -1 : figures.next();
        }
        long micros = figures.decimal(figures.next() + FETCH_TIME.length(), 6);
        log.begin(RecordLog.EXEC_TIME, line, at);
        log.add(micros);
        log.add(rows);
        return figures.next();
    }

    /// Reads an indented line that is no part of a plan node.
    ///
    /// @param first its first character that is no space
    /// @return an offset in it, or -1 where no dialect prints such a line
    long indented(long line, long at, long first) {
        telling = TextRule.UNKNOWN;
        if (bytes.starts(first, BUFFER_CR)) {
            telling = TextRule.MVP;
            return buffers(line, at, first + BUFFER_CR.length());
        }
        if (bytes.starts(first, PHYSICAL)) {
            return device(line, at, first + PHYSICAL.length());
        }
        if (bytes.starts(first, OS_IO)) {
            return device(line, at, first + OS_IO.length());
        }
        if (bytes.starts(first, OS_CPU)) {
            return cpu(line, at, first, OS_CPU);
        }
        if (bytes.starts(first, SHARED)) {
            long hit = figures.integer(first + SHARED.length());
            long read = follow(READ);
            long dirtied = follow(DIRTIED);
            return hit == Figures.ABSENT || read == Figures.ABSENT
                    ? -1
                    : stats(line, at, hit, read, follow(WRITTEN), dirtied, Figures.ABSENT);
        }
        return plain(first, INDENTED);
    }

    /// Whether [#indented] is likely to know the line with this first character that is no space.
    boolean knowsIndented(long first) {
        return bytes.starts(first, BUFFER_CR)
                || bytes.starts(first, PHYSICAL)
                || bytes.starts(first, OS_IO)
                || bytes.starts(first, OS_CPU)
                || bytes.starts(first, SHARED)
                || plain(first, INDENTED) >= 0;
    }

    private long device(long line, long at, long value) {
        long count = figures.integer(value);
        if (count == Figures.ABSENT || !bytes.starts(figures.next(), BYTES)) {
            return -1;
        }
        log.begin(RecordLog.DEVICE, line, at);
        log.add(count);
        return figures.next();
    }
}
