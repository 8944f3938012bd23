package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.base.pool.TextMemo;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanJson;
import dev.pgtrace.format.autoexplain.plan.PlanTextReader;
import dev.pgtrace.model.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a record is. Not thread-safe; use one for many records.
public final class MessageReader {
    private static final String TEMPORARY_FILE = "temporary file: path ";
    private static final String DISCONNECTION = "disconnection: session time: ";

    private static final int MOST_DETAILS = 256;
    private static final int LONGEST_DETAIL = 1024;

    private final PlanJson json = new PlanJson();
    /// BIND and EXECUTE tell the same ones.
    private final TextMemo<Binds> binds = new TextMemo<>(MOST_DETAILS, LONGEST_DETAIL, Binds::of);

    public ServerMessage read(LogRecord record) {
        if (UsageStatistics.isIn(record.detail())) {
            return new ServerMessage.Statistics(UsageStatistics.read(record.detail()));
        }
        if (record.plan().isPresent()) {
            LoggedPlan logged = record.plan().get();
            return new ServerMessage.Plan(
                    logged.elapsedMicros(), logged.plan(), logged.plan().totals());
        }
        if (record.call().isPresent()) {
            return DurationMessage.of(record.call().get(), binds.of(record.detail()));
        }
        if (Severity.isFailure(record)) {
            return new ServerMessage.Failed(text(record));
        }
        ServerMessage timed = DurationMessage.read(record, this::plan);
        return timed != null ? timed : untimed(record);
    }

    /// Bytes of SQL text or plan in it are told by what follows the head: a plan, or nothing.
    private @Nullable ServerMessage plan(String message, int from, long elapsedMicros) {
        if (message.startsWith("{", from)) {
            return plan(elapsedMicros, json.read(message, from));
        }
        if (message.startsWith("Query Text: ", from)) {
            return plan(elapsedMicros, PlanTextReader.read(message.substring(from)));
        }
        boolean other = message.startsWith("<explain", from) || message.startsWith("Query Text:", from);
        return other ? new ServerMessage.UnreadablePlan(elapsedMicros) : null;
    }

    private static ServerMessage plan(long elapsedMicros, Optional<ExplainedPlan> plan) {
        return plan.isPresent()
                ? new ServerMessage.Plan(elapsedMicros, plan.get(), plan.get().totals())
                : new ServerMessage.UnreadablePlan(elapsedMicros);
    }

    private static ServerMessage untimed(LogRecord record) {
        String message = record.message();
        ServerMessage lock = LockMessage.read(record);
        if (lock != null) {
            return lock;
        }
        if (message.startsWith(TEMPORARY_FILE)) {
            long bytes = Decimal.scaled(message, message.lastIndexOf(' ') + 1, 0);
            return bytes == Table.MISSING ? new ServerMessage.Other() : new ServerMessage.TemporaryFile(bytes);
        }
        if (message.startsWith(DISCONNECTION)) {
            return new ServerMessage.Disconnected();
        }
        ServerMessage begin = DurationMessage.begin(message);
        return begin != null ? begin : new ServerMessage.Other();
    }

    private static String text(LogRecord record) {
        StringBuilder text = new StringBuilder(record.message());
        if (!record.detail().isEmpty()) {
            text.append('\n').append(record.detail());
        }
        if (!record.hint().isEmpty()) {
            text.append('\n').append(record.hint());
        }
        return text.toString();
    }
}
