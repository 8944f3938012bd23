package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.ByteSearch;
import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// jsonlog: one flat object a line. Newlines inside texts are escaped, so lines are records.
final class JsonLogDecoder extends LineLogDecoder {
    private final LogRecordBuilder record = new LogRecordBuilder();
    private final @Nullable PlanShapes shapes;
    private final MessageText message;

    /// Where the parser is in the line.
    private int at;
    private int end;
    private boolean escaped;

    /// @param shapes of plans that are read here already; null = none
    /// @param texts  of statements, which decoders of the same log share
    JsonLogDecoder(Charset charset, LogSink sink, int longest, @Nullable PlanShapes shapes, SharedTexts texts) {
        super(charset, sink, longest);
        this.shapes = shapes;
        this.message = new MessageText(fields, shapes, texts);
    }

    @Override
    boolean isWhole(byte[] bytes, int from, int to) {
        return bytes[to - 1] == '}';
    }

    @Override
    void line(byte[] bytes, int from, int to) {
        at = from;
        end = to;
        blanks(bytes);
        if (at == end) {
            return;
        }
        if (bytes[at] != '{') {
            issue(bytes[at] == 0 ? IssueKind.NUL_BYTES : IssueKind.UNKNOWN_LINE, from, "");
            return;
        }
        at++;
        record.clear();
        if (!members(bytes) || record.get(LogNumber.TIME) == Table.MISSING) {
            issue(IssueKind.MALFORMED_RECORD, from, "");
            return;
        }
        record.set(LogNumber.OFFSET, offset(from)).set(LogNumber.LENGTH, to - from);
        sink.record(record.build());
    }

    private boolean members(byte[] bytes) {
        while (true) {
            blanks(bytes);
            if (at < end && bytes[at] == '}') {
                return true;
            }
            int key = at + 1;
            if (!string(bytes)) {
                return false;
            }
            JsonLogKey name = JsonLogKey.of(bytes, key, at - 1);
            blanks(bytes);
            if (at >= end || bytes[at++] != ':') {
                return false;
            }
            blanks(bytes);
            if (!value(bytes, name)) {
                return false;
            }
            blanks(bytes);
            if (at < end && bytes[at] == ',') {
                at++;
            } else if (at >= end || bytes[at] != '}') {
                return false;
            }
        }
    }

    private boolean value(byte[] bytes, JsonLogKey name) {
        if (at < end && bytes[at] == '"') {
            int from = at + 1;
            if (name == JsonLogKey.MESSAGE && plan(bytes, from)) {
                return true;
            }
            if (!string(bytes)) {
                return false;
            }
            text(name, bytes, from, at - 1);
            return true;
        }
        int from = at;
        while (at < end && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ' ' && bytes[at] != '\r') {
            if (bytes[at] == '{' || bytes[at] == '[' || bytes[at] == '"') {
                return false; // not flat: not a server's
            }
            at++;
        }
        number(name, bytes, from, at);
        return at > from;
    }

    private boolean plan(byte[] bytes, int from) {
        PlanShapes known = shapes;
        LoggedPlan plan = known == null ? null : known.read(bytes, from, end);
        if (known == null || plan == null) {
            return false;
        }
        record.set(plan);
        at = known.end() + 1;
        return true;
    }

    /// Moves behind the closing quote of a string that begins here.
    private boolean string(byte[] bytes) {
        escaped = false;
        if (at >= end || bytes[at] != '"') {
            return false;
        }
        at++;
        while (true) {
            at = ByteSearch.quoteOrEscape(bytes, at, end);
            if (at >= end) {
                return false;
            }
            if (bytes[at] == '"') {
                at++;
                return true;
            }
            escaped = true;
            at += 2;
            if (at > end) {
                at = end;
            }
        }
    }

    private void text(JsonLogKey key, byte[] bytes, int from, int to) {
        switch (key) {
            case TIMESTAMP -> record.set(LogNumber.TIME, fields.clock().micros(bytes, from, to));
            case SESSION_START ->
                record.set(LogNumber.SESSION_START, fields.clock().micros(bytes, from, to));
            case USER -> name(LogText.USER, bytes, from, to);
            case DBNAME -> name(LogText.DATABASE, bytes, from, to);
            case REMOTE_HOST -> name(LogText.CLIENT, bytes, from, to);
            case SESSION_ID -> name(LogText.SESSION_ID, bytes, from, to);
            case PS -> name(LogText.TAG, bytes, from, to);
            case VXID -> name(LogText.VIRTUAL_XID, bytes, from, to);
            case ERROR_SEVERITY -> name(LogText.SEVERITY, bytes, from, to);
            case STATE_CODE -> name(LogText.SQL_STATE, bytes, from, to);
            case MESSAGE -> message(bytes, from, to);
            case DETAIL -> text(LogText.DETAIL, bytes, from, to);
            case HINT -> text(LogText.HINT, bytes, from, to);
            case CONTEXT -> text(LogText.CONTEXT, bytes, from, to);
            case STATEMENT -> text(LogText.STATEMENT, bytes, from, to);
            case APPLICATION_NAME -> name(LogText.APPLICATION, bytes, from, to);
            case BACKEND_TYPE -> name(LogText.BACKEND_TYPE, bytes, from, to);
            case FUNC_NAME -> name(LogText.LOCATION, bytes, from, to);
            case PID, LINE_NUM, LEADER_PID, QUERY_ID -> number(key, bytes, from, to);
            case OTHER -> {}
        }
    }

    private void number(JsonLogKey key, byte[] bytes, int from, int to) {
        switch (key) {
            case PID -> record.set(LogNumber.PID, LogFields.number(bytes, from, to));
            case LINE_NUM -> record.set(LogNumber.LINE_NUMBER, LogFields.number(bytes, from, to));
            case LEADER_PID -> record.set(LogNumber.LEADER_PID, LogFields.number(bytes, from, to));
            case QUERY_ID -> record.set(LogNumber.QUERY_ID, LogFields.queryId(bytes, from, to));
            default -> {} // the others are texts; what is not does not count
        }
    }

    private void name(LogText part, byte[] bytes, int from, int to) {
        if (escaped) {
            text(part, bytes, from, to);
        } else {
            record.set(part, fields.likeBefore(part, bytes, from, to));
        }
    }

    private void text(LogText part, byte[] bytes, int from, int to) {
        record.set(part, escaped ? unescaped(bytes, from, to) : fields.text(bytes, from, to));
    }

    private void message(byte[] bytes, int from, int to) {
        if (escaped) {
            unescape(bytes, from, to);
            if (!message.isCall(record, fields.scratch(), 0, fields.scratchLength())) {
                record.message(fields.scratchText());
            }
            if (shapes != null) {
                shapes.learn(bytes, from, to);
            }
        } else if (!message.isCall(record, bytes, from, to)) {
            record.message(fields.text(bytes, from, to));
        }
    }

    private String unescaped(byte[] bytes, int from, int to) {
        unescape(bytes, from, to);
        return fields.scratchText();
    }

    private void unescape(byte[] bytes, int from, int to) {
        fields.scratchClear();
        int run = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                fields.scratchAdd(bytes, run, i);
                i = i + 1 < to && bytes[i + 1] == 'u' ? unicode(bytes, i + 2, to) : simple(bytes, i + 1, to);
                run = i + 1;
            }
        }
        fields.scratchAdd(bytes, Math.min(run, to), to);
    }

    private int simple(byte[] bytes, int i, int to) {
        if (i < to) {
            byte b = bytes[i];
            fields.scratchAdd(
                    switch (b) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        default -> b;
                    });
        }
        return i;
    }

    /// @return index of the last digit
    private int unicode(byte[] bytes, int from, int to) {
        int value = hex(bytes, from, to);
        int last = from + 3;
        if (value < 0) {
            return from - 1;
        }
        if (value < 0x80) {
            fields.scratchAdd(value);
            return last;
        }
        if (Character.isHighSurrogate((char) value)
                && last + 2 < to
                && bytes[last + 1] == '\\'
                && bytes[last + 2] == 'u') {
            int low = hex(bytes, last + 3, to);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                fields.scratchAdd(Character.toString(Character.toCodePoint((char) value, (char) low)));
                return last + 6;
            }
        }
        fields.scratchAdd(String.valueOf((char) value));
        return last;
    }

    private static int hex(byte[] bytes, int from, int to) {
        if (from + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void blanks(byte[] bytes) {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }
}
