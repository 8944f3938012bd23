package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.store.TraceBuilder;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The twin of [RecordScanner]: the same grammar as a list of lines and regular expressions, plain and slow. What
/// it reads goes through the same [Assembler], so that whole traces can be compared.
final class SimpleTrcReader {
    private static final String EQ = "=".repeat(69);
    private static final String EQ_EBPF = "=".repeat(70);
    private static final String DASH = "-".repeat(69);
    private static final String STARS = "*".repeat(71);
    private static final int SEARCHED = 32 * 1024;
    private static final int PRINTED = 8191;

    private static final String NUMBER = "(-?\\d+|-?nan|-?inf)";
    private static final String DECIMAL = "(-?\\d+(?:\\.\\d+)?|-?nan|-?inf)";
    private static final Pattern PARSE = Pattern.compile("PARSE #(\\d{1,18})");
    private static final Pattern PLANNED_U5 =
            Pattern.compile("PARSE TIME: ela=(\\d+(?:\\.\\d+)?) sec cpu=(\\d+(?:\\.\\d+)?) sec \\(planning\\)");
    private static final Pattern PLANNED_OLD = Pattern.compile("PARSE TIME: (\\d+(?:\\.\\d+)?) sec");
    private static final Pattern PLANNED_ENHANCED = Pattern.compile("PARSE: c=(\\d+),e=(\\d+(?:\\.\\d+)?)");
    private static final Pattern PLANNED_MVP = Pattern.compile("(?s)PARSE TIME: \\d{4}-.{0,43} to \\d{4}-.*");
    private static final Pattern EXEC = Pattern.compile("(?s)EXEC #(\\d{1,18})( at .*)?");
    private static final Pattern BINDS = Pattern.compile("BINDS #(\\d{1,18}):");
    private static final Pattern BIND = Pattern.compile("(?s)  bind (\\d+): value=(.*)");
    private static final Pattern BIND_END = Pattern.compile("(?s).*\" oacdef=(\\d+)");
    private static final Pattern BIND_NULL = Pattern.compile("  bind \\d+: value=NULL oacdef=(\\d+)");
    private static final Pattern OLD_BIND = Pattern.compile("(?s) Bind#(\\d+)(?: type=(\\d*)(.*))?");
    private static final Pattern OLD_TYPE = Pattern.compile("(?s)  oacdty=(\\d*)(.*)");
    private static final Pattern EXEC_TIME =
            Pattern.compile("EXEC TIME: ela=" + DECIMAL + " sec(?: rows=" + NUMBER + ")?");
    private static final Pattern EXEC_STATS = Pattern.compile(
            "EXEC STATS: cr=" + NUMBER + " pr=" + NUMBER + " cpu=" + DECIMAL + " sec elapsed=" + DECIMAL + " sec");
    private static final Pattern EXEC_ENHANCED =
            Pattern.compile("EXEC: c=(?:-?\\d+|-?nan|-?inf)?,e=" + DECIMAL + ",r=" + NUMBER);
    private static final Pattern FIGURES = Pattern.compile("(?s)( *)(?:BUFFER STATS: |STAT #\\d+: )cr=" + NUMBER
            + " pr=" + NUMBER + "(?: pw=" + NUMBER + ")?(?: dirtied=" + NUMBER + ")?.*");
    private static final Pattern CPU = Pattern.compile("(?s)(?:CPU: user=| +OS CPU: user=).{0,80}?total=(.*)");
    private static final Pattern DEVICE =
            Pattern.compile("(?s) +(?:Physical reads: |OS I/O: read=)" + NUMBER + " bytes.*");
    private static final Pattern PLAN =
            Pattern.compile("(?s)(?:STAT #(\\d{1,18}) |EXECUTION PLAN #(\\d{1,18}):|PLAN #(\\d{1,18}):).*");
    private static final Pattern NODE = Pattern.compile("(?s)( *)-> (.*)");
    private static final Pattern COST =
            Pattern.compile("(?s)\\(cost=[-\\d.]+ rows=" + NUMBER + " width=" + NUMBER + "\\).*");
    private static final Pattern ACTUAL = Pattern.compile("(?s).*\\(actual rows=" + NUMBER + " loops=(\\d+)\\)");
    private static final Pattern WAIT = Pattern.compile("(?s)WAIT #(\\d{1,18}): nam='([^'\n]*)' ela=" + NUMBER + ".*");
    private static final Pattern WAIT_SECTION = Pattern.compile("(?s)WAIT #(\\d{1,18}) \\(.*");
    private static final List<String> KNOWN = List.of(
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
            "BIND VARIABLES:",
            "***",
            "STATS #",
            "WAIT [PID ");
    private static final List<String> KNOWN_INDENTED = List.of(
            "Buffer hits (cr): ",
            "Physical reads (pr): ",
            "Average I/O time: ",
            "Total I/O time: ",
            "Note: ",
            "\u00e2\u009c\u0093 ",
            "\u00e2\u009c\u0097 ",
            "\u00e2\u009a\u00a0",
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
    private static final List<String> KNOWN_DETAIL = List.of(
            "Time breakdown: ", "(track_io_timing=", "Local Buffers: ", "Timing: ", "I/O Detail: ", "Buffers: ");

    private record Line(long offset, int number, String raw, boolean ended) {
        boolean cr() {
            return raw.endsWith("\r");
        }

        /// Without the carriage return of its end.
        String text() {
            return cr() && ended ? raw.substring(0, raw.length() - 1) : raw;
        }

        Line from(int index) {
            return new Line(offset + index, number, raw.substring(index), ended);
        }

        long end() {
            return offset + raw.length() + (ended ? 1 : 0);
        }
    }

    private final Bytes bytes;
    private final byte[] content;
    private final List<Line> lines = new ArrayList<>();
    private final RecordLog log = new RecordLog(Integer.MAX_VALUE / 8);
    private final SqlReader sql = new SqlReader(Reading.HASH);
    private TextRule rule = TextRule.UNKNOWN;
    private long lastParse;
    private boolean inPlan;
    private long lastEnd = -1;
    private @Nullable Line node;
    private final Map<NodeColumn, Long> values = new EnumMap<>(NodeColumn.class);
    private int label;
    private int relation;
    private int index;
    private long flags;

    private SimpleTrcReader(byte[] content) {
        this.content = content;
        bytes = Bytes.whole(MemorySegment.ofArray(content));
        int start = bytes.limit() >= 3 && content[0] == (byte) 0xef && content[1] == (byte) 0xbb ? 3 : 0;
        int number = 0;
        int limit = (int) bytes.limit();
        for (int at = start; at < limit; ) {
            int end = at;
            while (end < limit && content[end] != '\n') {
                end++;
            }
            String text = new String(content, at, end - at, StandardCharsets.ISO_8859_1);
            lines.add(new Line(at, number++, text, end < limit));
            at = end + 1;
        }
    }

    static Trace read(byte[] content) throws TraceException {
        TrcFormat format = new TrcFormat();
        TraceText text = format.text(HeapSource.whole(content), StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("test", StandardCharsets.UTF_8, text, ignored -> {});
        SimpleTrcReader reader = new SimpleTrcReader(content);
        reader.scan();
        long newlines = reader.lines.stream().filter(Line::ended).count();
        Assembler assembler = new Assembler(reader.bytes, builder);
        assembler.consume(
                new ScannedPiece(
                        0, 0, -1, ScanState.START, ScanState.START, reader.log, newlines, reader.lastEnd, false),
                reader.bytes);
        boolean torn = reader.bytes.tornAt() < reader.bytes.limit() && !assembler.footed();
        if (torn) {
            builder.issue(IssueKind.TORN_LINE, reader.bytes.tornAt(), newlines + 1, "");
        }
        if (reader.bytes.trailingZeros() > 0) {
            builder.issue(IssueKind.NUL_BYTES, reader.bytes.limit(), newlines + 1, "");
        }
        boolean footed = assembler.finish(reader.bytes.limit());
        assembler.report(content.length);
        builder.finish(footed && !torn);
        return builder.snapshot();
    }

    private @Nullable Line line(int i) {
        return i < lines.size() ? lines.get(i) : null;
    }

    private String at(int i) {
        return i < lines.size() ? lines.get(i).text() : "";
    }

    private boolean ended(int i) {
        return i < lines.size() && lines.get(i).ended();
    }

    private void scan() {
        int i = 0;
        while (i < lines.size()) {
            Line line = lines.get(i);
            if (!line.ended() && !line.raw().startsWith("*** Total queries traced: ")) {
                break;
            }
            if (line.raw().startsWith("\0")) {
                flush();
                log.issue(IssueKind.NUL_BYTES, line.number(), line.offset());
                int run = 0;
                while (run < line.raw().length() && line.raw().charAt(run) == 0) {
                    run++;
                }
                lines.set(i, line.from(run));
                continue;
            }
            i = record(i);
        }
        flush();
    }

    /// Reads the record at line i; returns the line after it.
    private int record(int i) {
        Line line = lines.get(i);
        String text = line.text();
        if (text.isBlank() && text.replace(" ", "").isEmpty()) {
            if (line.raw().equals("\r")) {
                flush();
            }
            return i + 1;
        }
        Matcher arrow = NODE.matcher(text);
        if (arrow.matches() && inPlan) {
            node(line, arrow);
            lastEnd = line.end();
            return i + 1;
        }
        if (text.startsWith(" ")) {
            indented(line, text);
            lastEnd = line.end();
            return i + 1;
        }
        if (!arrow.matches()) {
            flush();
        }
        if (text.equals(DASH)) {
            return i + 1;
        }
        if (text.equals(STARS)) {
            if (at(i + 1).startsWith("*** PostgreSQL ")) {
                header(line, at(i + 1));
            }
            return i + 1;
        }
        long id = block(i);
        if (id >= 0 && accepts(id)) {
            return parse(i, i + 2, id, null);
        }
        if (text.equals(EQ) || text.equals(EQ_EBPF)) {
            inPlan = false;
            begin(RecordLog.CLOSE, line, lastEnd);
            return i + 1;
        }
        id = parseLine(i);
        if (id >= 0 && accepts(id)) {
            inPlan = false;
            return parse(i, i + 1, id, IssueKind.MALFORMED_RECORD);
        }
        if (text.startsWith("=")) {
            inPlan = false;
        }
        Matcher binds = BINDS.matcher(text);
        if (binds.matches()) {
            return binds(i, Long.parseLong(binds.group(1)));
        }
        if (!single(line, text)) {
            log.unknown(line.number(), line.offset());
        }
        lastEnd = line.end();
        return i + 1;
    }

    private void begin(int kind, Line line, long... payload) {
        log.begin(kind, line.number(), line.offset());
        for (long value : payload) {
            log.add(value);
        }
    }

    private boolean accepts(long id) {
        boolean rising = rule == TextRule.ULTIMATE_5 || rule == TextRule.UNKNOWN;
        return !rising || lastParse <= 0 || id > lastParse;
    }

    private long block(int i) {
        return ended(i) && at(i).equals(EQ) ? parseLine(i + 1) : -1;
    }

    private long parseLine(int i) {
        Matcher parse = PARSE.matcher(at(i));
        return ended(i) && parse.matches() && at(i + 1).startsWith("SQL: ") ? Long.parseLong(parse.group(1)) : -1;
    }

    private void header(Line line, String name) {
        inPlan = false;
        lastParse = 0;
        rule = name.startsWith("*** PostgreSQL Session Trace (MVP)")
                ? TextRule.MVP
                : name.startsWith("*** PostgreSQL Session Trace (with OS stats)")
                        ? TextRule.ENHANCED
                        : name.startsWith("*** PostgreSQL Session Trace (10046-style)")
                                ? TextRule.BASE
                                : TextRule.UNKNOWN;
        begin(RecordLog.HEADER, line, lastEnd);
        Dialect dialect =
                switch (rule) {
                    case MVP -> Dialect.MVP;
                    case ENHANCED -> Dialect.ENHANCED;
                    case BASE -> Dialect.BASE;
                    default -> Dialect.ULTIMATE;
                };
        begin(RecordLog.DIALECT, line, dialect.ordinal());
    }

    private boolean planned(int i, TextRule by) {
        if (!ended(i)) {
            return by == TextRule.BASE && at(i).startsWith("SQL_ID: ")
                    || by == TextRule.MVP && PLANNED_MVP.matcher(at(i)).matches();
        }
        String text = at(i);
        return switch (by) {
            case ULTIMATE_5, UNKNOWN -> {
                Matcher m = PLANNED_U5.matcher(text);
                yield m.matches()
                        && decimal(m.group(1), 6) >= 0
                        && decimal(m.group(2), 6) >= 0
                        && at(i + 1).startsWith("PARSE STATS: cr=");
            }
            case ULTIMATE_OLD -> {
                Matcher m = PLANNED_OLD.matcher(text);
                yield m.matches() && decimal(m.group(1), 6) >= 0;
            }
            case ENHANCED -> {
                Matcher m = PLANNED_ENHANCED.matcher(text);
                yield m.matches() && number(m.group(1)) >= 0 && decimal(m.group(2), 6) >= 0;
            }
            case MVP -> PLANNED_MVP.matcher(text).matches();
            case BASE -> text.startsWith("SQL_ID: ");
        };
    }

    private TextRule guess(int sqlLine) {
        TextRule guess = TextRule.UNKNOWN;
        int records = 0;
        long bound = Math.min(lines.get(sqlLine).offset() + PRINTED + 512, bytes.limit());
        for (int i = sqlLine; ; i++) {
            Line line = line(i);
            if (line == null || line.end() - 1 >= bound || !line.ended() || line(i + 1) == null) {
                return guess;
            }
            if (block(i + 1) >= 0 && (guess != TextRule.UNKNOWN || ++records > 4)) {
                return guess;
            }
            for (TextRule by : List.of(
                    TextRule.ULTIMATE_5, TextRule.ULTIMATE_OLD, TextRule.ENHANCED, TextRule.MVP, TextRule.BASE)) {
                boolean dashed = i > sqlLine && at(i).equals(DASH);
                if ((by != TextRule.ULTIMATE_5 || dashed) && planned(i + 1, by)) {
                    guess = by;
                }
            }
        }
    }

    private int parse(int first, int sqlLine, long id, @Nullable IssueKind flaw) {
        if (rule == TextRule.UNKNOWN) {
            rule = guess(sqlLine);
        }
        Line start = lines.get(first);
        inPlan = false;
        long from = lines.get(sqlLine).offset() + 5;
        Text text = text(sqlLine, id);
        long length = Math.max(0, text.end - from);
        sql.read(bytes, from, from + length);
        begin(
                RecordLog.PARSE,
                start,
                lastEnd,
                id,
                from,
                length,
                sql.fingerprint(),
                sql.traits(),
                text.kind.ordinal(),
                rule.ordinal(),
                sql.hash());
        if (text.truncated) {
            log.issue(IssueKind.SQL_TRUNCATED, start.number(), start.offset());
        }
        if (flaw != null || text.kind == SqlEnd.Kind.GIVEN_UP) {
            log.issue(IssueKind.MALFORMED_RECORD, start.number(), start.offset());
        }
        lastParse = id;
        Line next = line(text.next);
        lastEnd = next == null ? bytes.limit() : next.offset();
        return text.next;
    }

    /// @param end  offset after the text
    /// @param next line after it
    private record Text(long end, int next, SqlEnd.Kind kind, boolean truncated) {}

    private Text text(int sqlLine, long id) {
        boolean crlf = lines.get(sqlLine - 1).cr();
        boolean dashed = rule == TextRule.ULTIMATE_5 || rule == TextRule.UNKNOWN;
        long bound = lines.get(sqlLine).offset() + SEARCHED;
        long printed = 0;
        @Nullable Text fallback = null;
        for (int i = sqlLine; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = crlf && line.cr() ? line.raw().substring(0, line.raw().length() - 1) : line.raw();
            int room = (int) (PRINTED - printed);
            if (room >= 0 && room <= text.length()) {
                Line rest = line.from(room);
                if (dashed
                        && (rest.text().equals(DASH) && rest.ended()
                                || rest.raw().equals(DASH))) {
                    return new Text(rest.offset(), i + 1, SqlEnd.Kind.PLANNED, true);
                }
                boolean glued = rest.raw().startsWith("PARSE TIME: ")
                        || rest.raw().startsWith("PARSE: c=")
                        || rest.raw().startsWith("SQL_ID: ");
                if (!dashed && glued) {
                    lines.set(i, rest);
                    return new Text(rest.offset(), i, SqlEnd.Kind.PLANNED, true);
                }
            }
            long end = line.offset() + text.length();
            if (line.offset() + line.raw().length() >= bound) {
                if (!line.ended() && line.offset() + line.raw().length() <= bound) {
                    return new Text(line.end(), lines.size(), SqlEnd.Kind.END_OF_FILE, false);
                }
                break;
            }
            if (!line.ended()) {
                return new Text(line.end(), lines.size(), SqlEnd.Kind.END_OF_FILE, false);
            }
            printed += text.length() + 1;
            int next = i + 1;
            if (dashed && at(next).equals(DASH)) {
                SqlEnd.@Nullable Kind kind = afterDashes(next + 1, id);
                if (kind != null) {
                    return new Text(end, next + 1, kind, false);
                }
            } else if (!dashed && planned(next, rule)) {
                return new Text(end, next, SqlEnd.Kind.PLANNED, false);
            }
            if (fallback == null && block(next) > (dashed ? id : -1)) {
                fallback = new Text(end, next, SqlEnd.Kind.NEXT_PARSE, false);
                bound = Math.min(bound, lines.get(sqlLine).offset() + PRINTED + 512);
            }
            if (next == lines.size()) {
                return new Text(line.end(), next, SqlEnd.Kind.END_OF_FILE, false);
            }
        }
        if (fallback != null) {
            return fallback;
        }
        Line first = lines.get(sqlLine);
        if (first.raw().length() > SEARCHED) {
            lines.set(sqlLine, first.from(SEARCHED));
            return new Text(bound, sqlLine, SqlEnd.Kind.GIVEN_UP, false);
        }
        return new Text(first.offset() + first.raw().length(), sqlLine + 1, SqlEnd.Kind.GIVEN_UP, false);
    }

    private SqlEnd.@Nullable Kind afterDashes(int i, long id) {
        if (planned(i, TextRule.ULTIMATE_5)) {
            return SqlEnd.Kind.PLANNED;
        }
        if (block(i) == id + 1) {
            return SqlEnd.Kind.NEXT_PARSE;
        }
        boolean again = at(i).equals(DASH) && ended(i + 1);
        if (again && (at(i + 1).startsWith("BINDS #" + id + ":") || at(i + 1).equals("EXEC #" + id))) {
            return SqlEnd.Kind.PLAN_FAILED;
        }
        if (i >= lines.size()) {
            return SqlEnd.Kind.END_OF_FILE;
        }
        return at(i).isEmpty() && at(i + 1).startsWith("*** Trace ended at ") ? SqlEnd.Kind.FOOTER : null;
    }

    private int binds(int i, long id) {
        Line start = lines.get(i);
        inPlan = false;
        long count = 0;
        long nulls = 0;
        long cut = 0;
        long foreign = 0;
        int position = -1;
        int at = i + 1;
        while (at < lines.size()) {
            Matcher head = BIND.matcher(lines.get(at).raw());
            Matcher old = OLD_BIND.matcher(lines.get(at).text());
            boolean typed = head.matches();
            if (!typed && !(old.matches() && (old.group(2) != null || ended(at)))) {
                break;
            }
            long number = number(typed ? head.group(1) : old.group(1));
            if (number <= position || number > position + 40) {
                break;
            }
            position = (int) number;
            Bind bind = typed ? bind(at, position, id) : oldBind(at, old, position, id);
            count++;
            nulls += bind.isNull ? 1 : 0;
            foreign += bind.isNull && !TypeOids.plausibleForNull(bind.type) ? 1 : 0;
            if (bind.truncated) {
                cut++;
                log.issue(IssueKind.BIND_TRUNCATED, start.number(), start.offset());
            }
            if (bind.givenUp) {
                log.issue(IssueKind.MALFORMED_RECORD, start.number(), start.offset());
            }
            at = bind.next;
        }
        begin(RecordLog.BINDS, start, lastEnd, id, count, nulls, cut, foreign);
        Line next = line(at);
        lastEnd = next == null ? bytes.limit() : next.offset();
        return at;
    }

    private record Bind(int next, boolean isNull, long type, boolean truncated, boolean givenUp) {}

    private Bind bind(int i, int position, long id) {
        Matcher isNull = BIND_NULL.matcher(at(i));
        if (isNull.matches() && ended(i) && number(isNull.group(1)) >= 0 && mayFollow(i + 1, position, id)) {
            return new Bind(i + 1, true, number(isNull.group(1)), false, false);
        }
        return value(i, i, position, id, true);
    }

    private Bind oldBind(int i, Matcher head, int position, long id) {
        int line = i;
        Matcher type = head;
        int group = 2;
        if (head.group(2) == null) {
            line = i + 1;
            type = OLD_TYPE.matcher(at(line));
            group = 1;
            if (!type.matches()) {
                return new Bind(line, false, -1, false, true);
            }
        }
        if (ended(line) && type.group(group + 1).matches("(?: value=)?NULL")) {
            return new Bind(line + 1, true, number(type.group(group)), false, false);
        }
        return value(i, line, position, id, false);
    }

    private Bind value(int bindLine, int first, int position, long id, boolean typed) {
        boolean crlf = bindLine > 0
                && lines.get(bindLine - 1).cr()
                && lines.get(bindLine).offset() == lines.get(bindLine - 1).end();
        long bound = lines.get(first).offset() + SEARCHED;
        long printed = 0;
        int opening = opening(lines.get(first).raw(), typed);
        for (int i = first; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = crlf && line.cr() ? line.raw().substring(0, line.raw().length() - 1) : line.raw();
            int room = (int) (PRINTED - printed);
            if (room >= 0 && room <= text.length() && (i > first || room > 0)) {
                Line rest = line.from(room);
                boolean rule = rest.text().equals(DASH)
                        || rest.text().equals(EQ)
                        || rest.text().equals(EQ_EBPF);
                if (rule || rest.raw().startsWith("  bind ") || rest.raw().startsWith(" Bind#")) {
                    lines.set(i, rest);
                    return new Bind(i, false, -1, true, false);
                }
            }
            if (!line.ended()) {
                if (line.offset() + line.raw().length() <= bound) {
                    return new Bind(lines.size(), false, -1, false, false);
                }
                break;
            }
            if (line.offset() + line.raw().length() >= bound) {
                break;
            }
            Matcher end = BIND_END.matcher(text);
            int quote = typed
                    ? end.matches() ? end.start(1) - " oacdef=".length() - 1 : -1
                    : text.endsWith("\"") ? text.length() - 1 : -1;
            boolean closes = quote >= (i == first ? opening : 0);
            if (closes && mayFollow(i + 1, position, id)) {
                return new Bind(i + 1, false, -1, false, false);
            }
            printed += text.length() + 1;
        }
        return bytes.limit() <= bound
                ? new Bind(lines.size(), false, -1, false, false)
                : new Bind(first + 1, false, -1, false, true);
    }

    /// Index of the first character behind the opening quote.
    private static int opening(String line, boolean typed) {
        Matcher head = Pattern.compile(
                        typed
                                ? "(?s)  bind \\d+: value=(\"?).*"
                                : "(?s)(?: Bind#\\d+ type=|  oacdty=)\\d*(?: value=)?(\"?).*")
                .matcher(line);
        return head.matches() ? head.end(1) : 0;
    }

    private boolean mayFollow(int i, int position, long id) {
        if (i >= lines.size()) {
            return true;
        }
        String text = at(i);
        Matcher head = BIND.matcher(lines.get(i).raw());
        Matcher old = OLD_BIND.matcher(text);
        if (head.matches() || old.matches() && (old.group(2) != null || ended(i))) {
            long number = number(head.matches() ? head.group(1) : old.group(1));
            return number > position && number <= position + 40;
        }
        if (text.equals(DASH)) {
            String next = at(i + 1);
            boolean exec = next.equals("EXEC #" + id) && ended(i + 1) || next.startsWith("EXEC #" + id + " ");
            boolean stats = rule != TextRule.ULTIMATE_5
                    && (next.startsWith("BUFFER STATS: ") || next.startsWith("STAT #") || next.startsWith("STATS #"));
            return i + 1 >= lines.size() || exec || stats;
        }
        long block = block(i);
        if (block >= 0) {
            return rule != TextRule.ULTIMATE_5 || lastParse <= 0 || block == lastParse + 1;
        }
        return text.startsWith("EXEC STATS: cr=")
                || text.isEmpty()
                        && ended(i)
                        && (i + 1 >= lines.size() || at(i + 1).startsWith("*** Trace ended at "));
    }

    /// Reads a line that is a record by itself.
    private boolean single(Line line, String text) {
        Matcher m = EXEC.matcher(text);
        if (m.matches()) {
            inPlan = false;
            long time = m.group(2) == null ? Figures.ABSENT : line.offset() + m.start(2) + 4;
            begin(RecordLog.EXEC, line, lastEnd, Long.parseLong(m.group(1)), time);
            return true;
        }
        m = EXEC_TIME.matcher(text);
        if (m.matches()) {
            begin(RecordLog.EXEC_TIME, line, decimal(m.group(1), 6), number(m.group(2)));
            return true;
        }
        m = EXEC_STATS.matcher(text);
        if (m.matches()) {
            decide(TextRule.ULTIMATE_5);
            stats(line, m.group(1), m.group(2), null, null, decimal(m.group(3), 6));
            return true;
        }
        m = EXEC_ENHANCED.matcher(text);
        if (m.matches()) {
            decide(TextRule.ENHANCED);
            begin(RecordLog.EXEC_TIME, line, decimal(m.group(1), 6), number(m.group(2)));
            return true;
        }
        m = PLAN.matcher(text);
        if (m.matches()) {
            inPlan = true;
            String id = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
            begin(RecordLog.PLAN, line, Long.parseLong(id));
            return true;
        }
        return planning(line, text) || section(line, text);
    }

    private boolean planning(Line line, String text) {
        if (text.startsWith("PARSE STATS: cr=")) {
            Matcher m = Pattern.compile("(?s)PARSE STATS: cr=" + NUMBER + ".*").matcher(text);
            if (m.matches()) {
                begin(RecordLog.PARSE_STATS, line, number(m.group(1)));
            }
            return m.matches();
        }
        Matcher m = PLANNED_ENHANCED.matcher(text);
        if (m.matches() && number(m.group(1)) >= 0 && decimal(m.group(2), 6) >= 0) {
            decide(TextRule.ENHANCED);
            begin(RecordLog.PARSE_TIME, line, decimal(m.group(2), 6));
            return true;
        }
        m = Pattern.compile("(?s)PARSE TIME: (ela=)?" + DECIMAL + " sec.*").matcher(text);
        boolean mvp = PLANNED_MVP.matcher(text).matches();
        if (text.startsWith("PARSE TIME: ela=")) {
            decide(TextRule.ULTIMATE_5);
        }
        if (mvp) {
            decide(TextRule.MVP);
            begin(RecordLog.PARSE_TIME, line, Figures.ABSENT);
        } else if (m.matches()) {
            boolean old = PLANNED_OLD.matcher(text).matches() && decimal(m.group(2), 6) >= 0;
            decide(old ? TextRule.ULTIMATE_OLD : TextRule.UNKNOWN);
            begin(RecordLog.PARSE_TIME, line, decimal(m.group(2), 6));
        }
        return mvp || m.matches();
    }

    private boolean section(Line line, String text) {
        Matcher m = WAIT.matcher(text);
        if (m.matches() && m.group(2).length() < 256) {
            log.wait(line.number(), line.offset(), Long.parseLong(m.group(1)));
            return true;
        }
        m = WAIT_SECTION.matcher(text);
        if (m.matches()) {
            inPlan = false;
            begin(RecordLog.WAIT_SECTION, line, Long.parseLong(m.group(1)));
            return true;
        }
        if (text.startsWith("WAIT EVENTS (")) {
            inPlan = false;
            if (text.startsWith("WAIT EVENTS (Oracle")) {
                begin(RecordLog.DIALECT, line, Dialect.ULTIMATE_3.ordinal());
            }
            if (!text.startsWith("WAIT EVENTS (from eBPF)")) {
                begin(RecordLog.WAIT_SECTION, line, Figures.ABSENT);
            }
            return true;
        }
        m = FIGURES.matcher(text);
        if (m.matches()) {
            if (text.startsWith("BUFFER")) {
                decide(TextRule.ULTIMATE_OLD);
            }
            stats(line, m.group(2), m.group(3), m.group(4), m.group(5), Figures.ABSENT);
            return true;
        }
        m = CPU.matcher(text);
        if (m.matches()) {
            begin(RecordLog.CPU, line, leading(m.group(1), 6));
            return true;
        }
        if (text.startsWith("BLOCK I/O ANALYSIS (")) {
            begin(RecordLog.DIALECT, line, Dialect.ULTIMATE_2.ordinal());
            return true;
        }
        if (text.startsWith("*** Trace ended at ") || text.startsWith("*** SESSION END at ")) {
            inPlan = false;
            begin(RecordLog.FOOTER, line, lastEnd);
            return true;
        }
        m = Pattern.compile("(?s)\\*\\*\\* Total queries traced: (\\d+).*").matcher(text);
        if (m.matches()) {
            begin(RecordLog.FOOTER_TOTAL, line, number(m.group(1)));
            return true;
        }
        if (text.startsWith("BUFFER STATS: cr=")) {
            decide(TextRule.ULTIMATE_OLD);
            return false;
        }
        return KNOWN.stream().anyMatch(text::startsWith);
    }

    private void stats(
            Line line, String hit, String read, @Nullable String written, @Nullable String dirtied, long cpu) {
        begin(RecordLog.STATS, line, number(hit), number(read), number(written), number(dirtied), cpu);
    }

    private void decide(TextRule telling) {
        if (rule == TextRule.UNKNOWN) {
            rule = telling;
        }
    }

    private void indented(Line line, String text) {
        String trimmed = text.replaceFirst("^ +", "");
        if (node != null) {
            if (detail(trimmed)) {
                return;
            }
            boolean figures = trimmed.startsWith("BUFFER STATS: cr=")
                    || trimmed.startsWith("Physical reads: ")
                    || trimmed.startsWith("OS I/O: read=")
                    || trimmed.startsWith("OS CPU: user=");
            if (!figures && KNOWN_INDENTED.stream().noneMatch(trimmed::startsWith)) {
                log.unknown(line.number(), line.offset());
                return;
            }
            flush();
        }
        Matcher m = FIGURES.matcher(text);
        if (trimmed.startsWith("BUFFER STATS: cr=")) {
            decide(TextRule.MVP);
            if (m.matches()) {
                stats(line, m.group(2), m.group(3), m.group(4), m.group(5), Figures.ABSENT);
                return;
            }
        }
        m = DEVICE.matcher(text);
        if (m.matches()) {
            begin(RecordLog.DEVICE, line, number(m.group(1)));
            return;
        }
        m = CPU.matcher(text);
        if (m.matches()) {
            begin(RecordLog.CPU, line, leading(m.group(1), 6));
            return;
        }
        boolean wait = trimmed.startsWith("table='")
                || trimmed.startsWith("(no physical I/O")
                || trimmed.startsWith("... (showing first ");
        if (!wait && KNOWN_INDENTED.stream().noneMatch(trimmed::startsWith)) {
            log.unknown(line.number(), line.offset());
        }
    }

    private void node(Line line, Matcher arrow) {
        flush();
        node = line;
        values.clear();
        flags = 0;
        relation = -1;
        index = -1;
        int labelAt = arrow.start(2);
        String rest = arrow.group(2);
        boolean dump = rest.startsWith("{");
        Matcher name = Pattern.compile("(?s)(\\{?[A-Z]*) *(.*)").matcher(rest);
        name.matches();
        int from = labelAt + (dump ? 1 : 0);
        int to = labelAt + name.end(1);
        String behind = name.group(2);
        if (dump) {
            flags |= RecordLog.NODE_DUMP;
            Matcher m = Pattern.compile("(?s)(.*?) :plan_rows (\\d+).*").matcher(rest.substring(name.end(1)));
            if (m.matches() && m.group(1).length() < 160 && number(m.group(2)) != Figures.ABSENT) {
                values.put(NodeColumn.PLANNED_ROWS, number(m.group(2)));
            }
        } else if (!behind.isEmpty() && !behind.startsWith("(")) {
            Matcher spelled = Pattern.compile("(?s)((?:(?! [(\\[]).){0,512}).*").matcher(rest);
            spelled.matches();
            String whole = spelled.group(1).stripTrailing();
            to = labelAt + whole.length();
            int on = whole.indexOf(" on ", 1);
            int using = whole.indexOf(" using ", 1);
            if (on >= 0) {
                relation = name(line, labelAt + on + 4, wordEnd(rest, on + 4, whole.length()) + labelAt);
                to = labelAt + on;
            }
            if (using >= 0 && (on < 0 || using < on)) {
                index = name(line, labelAt + using + 7, wordEnd(rest, using + 7, whole.length()) + labelAt);
                to = labelAt + using;
            }
            behind = rest.substring(Math.min(rest.length(), spelled.end(1))).replaceFirst("^ +", "");
        }
        label = name(line, from, to);
        Matcher cost = COST.matcher(behind);
        if (!dump && cost.matches()) {
            flags |= RecordLog.NODE_COST;
            values.put(NodeColumn.PLANNED_ROWS, number(cost.group(1)));
        }
        Matcher actual = ACTUAL.matcher(rest);
        if (actual.matches()) {
            flags |= RecordLog.NODE_ACTUAL;
            long rows = number(actual.group(1));
            long loops = number(actual.group(2));
            values.put(NodeColumn.LOOPS, loops);
            values.put(NodeColumn.ROWS, rows < 0 || loops < 0 ? Figures.BAD : times(rows, loops));
        }
    }

    private static long times(long rows, long loops) {
        try {
            return Math.multiplyExact(rows, loops);
        } catch (ArithmeticException e) {
            return Figures.BAD;
        }
    }

    private static int wordEnd(String text, int from, int to) {
        int end = from;
        while (end < to && text.charAt(end) != ' ') {
            end++;
        }
        return end;
    }

    private int name(Line line, int from, int to) {
        return log.names().id(bytes, line.offset() + from, line.offset() + Math.max(from, to));
    }

    private boolean detail(String text) {
        Line line = Objects.requireNonNull(node);
        if (text.startsWith("Relation: ")) {
            relation = own(text.substring(10));
        } else if (text.startsWith("Index: ")) {
            index = own(text.substring(7));
        } else if (text.startsWith("Timing: startup=")) {
            find(text, "Timing: startup=" + DECIMAL + " ms, total=" + DECIMAL, NodeColumn.TOTAL_MICROS, 2, 3);
        } else if (text.startsWith("Time: startup=")) {
            find(text, "Time: startup=" + DECIMAL + " total=" + DECIMAL, NodeColumn.TOTAL_MICROS, 2, 3);
        } else if (text.startsWith("Buffers: shared hit=")) {
            Matcher m = Pattern.compile("Buffers: shared hit=" + NUMBER + "(?: read=" + NUMBER + ")?(?: dirtied="
                            + NUMBER + ")?(?: written=" + NUMBER + ")?")
                    .matcher(text);
            if (m.lookingAt()) {
                put(NodeColumn.HIT_BLOCKS, m.group(1));
                put(NodeColumn.READ_BLOCKS, m.group(2));
                put(NodeColumn.DIRTIED_BLOCKS, m.group(3));
                put(NodeColumn.WRITTEN_BLOCKS, m.group(4));
            }
        } else if (text.startsWith("I/O Detail: total=")) {
            find(text, "I/O Detail: total=" + DECIMAL, NodeColumn.READ_MICROS, 1, 3);
            if (text.contains("~")) {
                flags |= RecordLog.NODE_GUESSED;
            }
        } else if (text.startsWith("Temp Buffers: read=") || text.startsWith("Temp: read=")) {
            Matcher m = Pattern.compile("Temp(?: Buffers)?: read=" + NUMBER + "(?: written=" + NUMBER + ")?")
                    .matcher(text);
            if (m.lookingAt()) {
                put(NodeColumn.TEMP_READ_BLOCKS, m.group(1));
                put(NodeColumn.TEMP_WRITTEN_BLOCKS, m.group(2));
            }
        } else if (text.startsWith("WAL: records=")) {
            find(text, "WAL: records=" + NUMBER + " fpi=" + NUMBER + " bytes=" + NUMBER, NodeColumn.WAL_BYTES, 3, 0);
        } else if (text.startsWith("Rows: planned=")) {
            Matcher m = Pattern.compile(
                            "Rows: planned=" + NUMBER + "(?: actual=" + NUMBER + ")?(?: loops=" + NUMBER + ")?")
                    .matcher(text);
            if (m.lookingAt()) {
                put(NodeColumn.PLANNED_ROWS, m.group(1));
                put(NodeColumn.ROWS, m.group(2));
                put(NodeColumn.LOOPS, m.group(3));
            }
        } else if (text.matches("(?s)c=" + NUMBER + ",e=.*")) {
            Matcher m = Pattern.compile("c=" + NUMBER + ",e=(?:" + DECIMAL + ")?(?:,r=" + NUMBER + ")?")
                    .matcher(text);
            if (m.lookingAt()) {
                put(NodeColumn.TOTAL_MICROS, m.group(1));
                put(NodeColumn.ROWS, m.group(3));
            }
        } else if (text.startsWith("cr=")) {
            Matcher m = Pattern.compile("cr=" + NUMBER + "(?: pr=" + NUMBER + ")?(?: pw=" + NUMBER + ")?(?: dirtied="
                            + NUMBER + ")?")
                    .matcher(text);
            if (m.lookingAt()) {
                put(NodeColumn.HIT_BLOCKS, m.group(1));
                put(NodeColumn.READ_BLOCKS, m.group(2));
                put(NodeColumn.WRITTEN_BLOCKS, m.group(3));
                put(NodeColumn.DIRTIED_BLOCKS, m.group(4));
            }
        } else {
            return KNOWN_DETAIL.stream().anyMatch(text::startsWith);
        }
        return line.ended();
    }

    private int own(String name) {
        byte[] copy = name.getBytes(StandardCharsets.ISO_8859_1);
        return log.names().id(new Bytes(MemorySegment.ofArray(copy), copy.length, copy.length), 0, copy.length);
    }

    private void find(String text, String pattern, NodeColumn column, int group, int scale) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        if (m.lookingAt()) {
            values.put(column, scale == 0 ? number(m.group(group)) : decimal(m.group(group), scale));
        }
    }

    private void put(NodeColumn column, @Nullable String text) {
        if (text != null) {
            values.put(column, number(text));
        }
    }

    private void flush() {
        if (node == null) {
            return;
        }
        if ((flags & RecordLog.NODE_ACTUAL) != 0
                && values.getOrDefault(NodeColumn.READ_BLOCKS, 0L) > 0
                && !values.containsKey(NodeColumn.READ_MICROS)) {
            flags |= RecordLog.NODE_UNTIMED;
        }
        int spaces = node.raw().indexOf('-');
        begin(RecordLog.NODE, node, Math.min(127, spaces / 2), label, relation, index, flags);
        long mask = 0;
        for (NodeColumn column : values.keySet()) {
            mask |= 1L << column.ordinal();
        }
        log.add(mask);
        values.values().forEach(log::add);
        node = null;
    }

    private static long number(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Figures.ABSENT;
        }
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return digits.startsWith("n") || digits.startsWith("i") || digits.length() > 18
                ? Figures.BAD
                : Long.parseLong(text);
    }

    private static long decimal(String text, int scale) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        if (digits.startsWith("n") || digits.startsWith("i")) {
            return Figures.BAD;
        }
        int dot = digits.indexOf('.');
        if ((dot < 0 ? digits.length() : dot) > 18 - scale) {
            return Figures.BAD;
        }
        return new BigDecimal(text)
                .setScale(scale, RoundingMode.HALF_UP)
                .movePointRight(scale)
                .longValueExact();
    }

    private static long leading(String text, int scale) {
        Matcher m = Pattern.compile("(?s)" + DECIMAL + ".*").matcher(text);
        return m.matches() ? decimal(m.group(1), scale) : Figures.ABSENT;
    }
}
