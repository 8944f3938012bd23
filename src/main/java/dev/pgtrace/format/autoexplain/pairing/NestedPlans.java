package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.message.Binds;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Plans of nested statements, waiting for what they ran in. Where there are too many, the oldest are told with the
/// id of the statement of the client that they ran in, which is reserved for it.
final class NestedPlans {
    private static final int MOST = 4096;

    private final Pairing.Shared shared;
    private final Consumer<Draft> tell;
    private final List<Draft> drafts = new ArrayList<>();
    private long reserved;

    NestedPlans(Pairing.Shared shared, Consumer<Draft> tell) {
        this.shared = shared;
        this.tell = tell;
    }

    /// Whether parameters that both tell are the same.
    static boolean agree(Draft draft, ExplainedPlan plan) {
        return draft.binds.isEmpty()
                || plan.parameters().isEmpty()
                || Binds.of(plan.parameters()).areSame(draft.binds);
    }

    void add(LogRecord record, ServerMessage.Plan told, CallStack stack) {
        Draft draft = new Draft(told.plan().queryText(), "");
        draft.textIn(record);
        draft.plan(told, record);
        draft.id = shared.nextId();
        draft.depth = stack.depth();
        draft.context = record.context();
        draft.stack = stack.frames();
        inner(draft);
        drafts.add(draft);
        if (drafts.size() > MOST) {
            if (reserved == 0) {
                reserved = shared.nextId();
            }
            for (Draft oldest : drafts.subList(0, MOST / 2)) {
                oldest.parent = reserved;
                tell.accept(oldest);
            }
            drafts.subList(0, MOST / 2).clear();
        }
    }

    /// Those that ran inside this one came right before it.
    private void inner(Draft outer) {
        int from = drafts.size();
        while (from > 0
                && drafts.get(from - 1).depth > outer.depth
                && CallStack.isInside(drafts.get(from - 1).context, outer.context)) {
            from--;
        }
        for (Draft inside : drafts.subList(from, drafts.size())) {
            inside.parent = outer.id;
            tell.accept(inside);
        }
        drafts.subList(from, drafts.size()).clear();
    }

    /// The id of the next statement of the client.
    long takeId() {
        long id = reserved == 0 ? shared.nextId() : reserved;
        reserved = 0;
        return id;
    }

    /// All that wait ran in this statement of the client.
    void adopt(long id) {
        if (drafts.isEmpty()) {
            return;
        }
        for (Draft draft : drafts) {
            draft.parent = id;
            tell.accept(draft);
        }
        drafts.clear();
    }

    /// The statement that they ran in is not told.
    void finish() {
        adopt(Table.MISSING);
    }
}
