package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import org.jspecify.annotations.Nullable;

/// Gives messages to records: as plans and calls where they are like most of them, else as texts.
final class MessageText {
    private final LogFields fields;
    private final @Nullable PlanShapes shapes;
    private final CallMessages calls;

    /// @param shapes null where all are to be texts
    MessageText(LogFields fields, @Nullable PlanShapes shapes, SharedTexts texts) {
        this.fields = fields;
        this.shapes = shapes;
        this.calls = new CallMessages(fields.charset(), texts);
    }

    /// Takes the message that has been collected; the severity comes before it.
    void into(LogRecordBuilder record) {
        byte[] message = fields.scratch();
        int length = fields.scratchLength();
        if (!isCall(record, message, 0, length) && !isPlan(record, message, length)) {
            record.message(fields.scratchText());
        }
    }

    /// Takes a message that is a usual one of a call.
    boolean isCall(LogRecordBuilder record, byte[] bytes, int from, int to) {
        LoggedCall call = shapes != null && isUsual(record) ? calls.read(bytes, from, to) : null;
        if (call != null) {
            record.set(call);
        }
        return call != null;
    }

    private boolean isPlan(LogRecordBuilder record, byte[] message, int length) {
        PlanShapes known = shapes;
        if (known == null || !isUsual(record)) {
            return false;
        }
        LoggedPlan plan = known.read(message, 0, length);
        if (plan == null) {
            known.learn(message, 0, length);
            return false;
        }
        record.set(plan);
        return true;
    }

    private static boolean isUsual(LogRecordBuilder record) {
        return record.get(LogText.SEVERITY).equals("LOG");
    }
}
