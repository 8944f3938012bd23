package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import dev.pgtrace.model.Table;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the parts of a [LogRecord] in any order. Reusable: [#clear] forgets everything.
public final class LogRecordBuilder {
    private final String[] texts = new String[LogText.values().length];
    private final long[] numbers = new long[LogNumber.values().length];
    private @Nullable LoggedPlan plan;
    private @Nullable LoggedCall call;

    public LogRecordBuilder() {
        clear();
    }

    public LogRecordBuilder clear() {
        plan = null;
        call = null;
        Arrays.fill(texts, "");
        Arrays.fill(numbers, Table.MISSING);
        numbers[LogNumber.QUERY_ID.ordinal()] = 0;
        numbers[LogNumber.ROWS.ordinal()] = 1;
        return this;
    }

    /// Takes over the texts and numbers of another one, instead of all that there is.
    LogRecordBuilder setAll(LogRecordBuilder other) {
        plan = null;
        call = null;
        System.arraycopy(other.texts, 0, texts, 0, texts.length);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        return this;
    }

    public LogRecordBuilder set(LogText part, String value) {
        texts[part.ordinal()] = value;
        return this;
    }

    public LogRecordBuilder set(LogNumber part, long value) {
        numbers[part.ordinal()] = value;
        return this;
    }

    LogRecordBuilder set(LoggedPlan message) {
        plan = message;
        call = null;
        return this;
    }

    LogRecordBuilder set(LoggedCall message) {
        plan = null;
        call = message;
        return this;
    }

    /// Sets a message that is neither.
    LogRecordBuilder message(String text) {
        plan = null;
        call = null;
        return set(LogText.MESSAGE, text);
    }

    public String get(LogText part) {
        return texts[part.ordinal()];
    }

    public long get(LogNumber part) {
        return numbers[part.ordinal()];
    }

    public LogRecord build() {
        return new LogRecord(
                get(LogNumber.TIME),
                get(LogText.USER),
                get(LogText.DATABASE),
                get(LogNumber.PID),
                get(LogText.SESSION_ID),
                get(LogNumber.LINE_NUMBER),
                (int) get(LogNumber.ROWS),
                get(LogText.TAG),
                get(LogNumber.SESSION_START),
                get(LogText.VIRTUAL_XID),
                get(LogText.SEVERITY),
                get(LogText.SQL_STATE),
                get(LogText.MESSAGE),
                get(LogText.DETAIL),
                get(LogText.HINT),
                get(LogText.CONTEXT),
                get(LogText.STATEMENT),
                get(LogText.APPLICATION),
                get(LogText.BACKEND_TYPE),
                get(LogNumber.LEADER_PID),
                get(LogNumber.QUERY_ID),
                get(LogText.CLIENT),
                get(LogText.LOCATION),
                get(LogNumber.OFFSET),
                get(LogNumber.LENGTH),
                Optional.ofNullable(plan),
                Optional.ofNullable(call));
    }
}
