package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plans of statements of the client whose own lines have not come yet.
final class EarlyPlans {
    private static final int MOST = 64;

    private final NestedPlans nested;
    private final Consumer<Draft> tell;
    private final Consumer<Draft> tellAlone;
    private final List<Draft> plans = new ArrayList<>();

    EarlyPlans(NestedPlans nested, Consumer<Draft> tell, Consumer<Draft> tellAlone) {
        this.nested = nested;
        this.tell = tell;
        this.tellAlone = tellAlone;
    }

    void add(Draft plan) {
        plans.add(plan);
    }

    boolean isFull() {
        return plans.size() >= MOST;
    }

    /// Their lines do not come.
    void tellAll() {
        plans.forEach(tellAlone);
        plans.clear();
    }

    /// Finds the plans that came before the line of their execution. Several are those of a message with several
    /// statements: each becomes an execution of its own, inside.
    @Nullable
    Draft take(Draft draft, long elapsedMicros, LogRecord record) {
        if (plans.isEmpty()) {
            return null;
        }
        List<Draft> inside = new ArrayList<>();
        int same = 0;
        for (Draft plan : plans) {
            boolean fits = plan.sql.equals(draft.sql);
            boolean within = record.timeMicros() - plan.endMicros <= elapsedMicros + SessionPairing.TICK_MICROS;
            if (fits || within) {
                inside.add(plan);
                same += fits ? 1 : 0;
            } else {
                tellAlone.accept(plan);
            }
        }
        plans.clear();
        Draft only = inside.size() == 1 ? inside.getFirst() : null;
        if (only != null && (same == 1 || StatementWords.isExecute(draft.sql))) {
            draft.planOf(only);
            return only;
        }
        if (same == 1) {
            Draft own = inside.stream()
                    .filter(plan -> plan.sql.equals(draft.sql))
                    .findFirst()
                    .orElseThrow();
            draft.planOf(own);
            inside.remove(own);
            draft.id = own.id;
            inside.forEach(plan -> tellInside(plan, own.id));
            return own;
        }
        draft.id = nested.takeId();
        for (Draft plan : inside) {
            draft.sums = draft.sums.plus(plan.sums);
            tellInside(plan, draft.id);
        }
        return null;
    }

    private void tellInside(Draft plan, long outer) {
        plan.parent = outer;
        plan.depth = 1;
        tell.accept(plan);
    }
}
