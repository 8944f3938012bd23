package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.function.Function;

/// Tests what stands in the file only, so it is read: for executions that may have it.
final class DetailCondition implements Condition {
    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final boolean binds;
    private final Function<ExecutionDetail, Truth> test;

    private DetailCondition(Trace trace, boolean binds, Function<ExecutionDetail, Truth> test) {
        this.trace = trace;
        this.executions = new TableReader<>(trace.executions());
        this.binds = binds;
        this.test = test;
    }

    /// Tests the error of executions that failed.
    static DetailCondition ofFailure(Trace trace, TextTest test, Function<ExecutionDetail.Failure, String> text) {
        return new DetailCondition(trace, false, detail -> detail.failure()
                .map(text)
                .filter(found -> !found.isEmpty())
                .map(found -> Truth.of(test.test(found)))
                .orElse(Truth.UNKNOWN));
    }

    /// Tests bind values: whether one passes.
    ///
    /// @param position of the only one to test, from 0, or -1
    static DetailCondition ofBinds(Trace trace, TextTest test, int position) {
        return new DetailCondition(trace, true, detail -> {
            Truth any = Truth.UNKNOWN;
            for (ExecutionDetail.Bind bind : detail.binds()) {
                if (bind.plausible() && bind.value().isPresent() && (position < 0 || bind.position() == position)) {
                    if (test.test(bind.value().get())) {
                        return Truth.YES;
                    }
                    any = Truth.NO;
                }
            }
            return any;
        });
    }

    @Override
    public Truth test(int execution) throws TraceException {
        boolean has = binds
                ? executions.orZero(execution, ExecutionColumn.BIND_COUNT) > 0
                : ExecutionFlag.ERROR.in(executions.get(execution, ExecutionColumn.FLAGS));
        return has ? test.apply(trace.text().detail(trace, execution)) : Truth.UNKNOWN;
    }

    @Override
    public Cost cost() {
        return Cost.DETAIL;
    }
}
