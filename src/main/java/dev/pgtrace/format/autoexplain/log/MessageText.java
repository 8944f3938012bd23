package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import org.jspecify.annotations.Nullable;

/// Gives messages to records: as plans where they are like earlier ones, else as texts.
final class MessageText {
    private final LogFields fields;
    private final @Nullable PlanShapes shapes;

    /// @param shapes null where all are to be texts
    MessageText(LogFields fields, @Nullable PlanShapes shapes) {
        this.fields = fields;
        this.shapes = shapes;
    }

    /// Takes the message that has been collected; the severity comes before it.
    void into(LogRecordBuilder record) {
        PlanShapes known = shapes;
        if (known == null || !record.get(LogText.SEVERITY).equals("LOG")) {
            record.set(LogText.MESSAGE, fields.scratchText());
            return;
        }
        byte[] message = fields.scratch();
        int length = fields.scratchLength();
        LoggedPlan plan = known.read(message, 0, length);
        if (plan != null) {
            record.set(plan);
            return;
        }
        known.learn(message, 0, length);
        record.set(LogText.MESSAGE, fields.scratchText());
    }
}
