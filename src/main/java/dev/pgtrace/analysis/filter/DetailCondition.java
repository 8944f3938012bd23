package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// Tests what stands in the file only, so it is read: for executions that may have it.
final class DetailCondition implements Condition {
    /// Looks into the file.
    @FunctionalInterface
    private interface Look {
        Truth at(int execution) throws TraceException;
    }

    private final IntPredicate has;
    private final Look look;

    private DetailCondition(IntPredicate has, Look look) {
        this.has = has;
        this.look = look;
    }

    /// Tests the error of executions that failed.
    static DetailCondition ofFailure(Trace trace, TextTest test, Function<ExecutionDetail.Failure, String> text) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        return new DetailCondition(
                execution -> ExecutionFlag.ERROR.in(executions.get(execution, ExecutionColumn.FLAGS)),
                execution -> trace.text()
                        .detail(trace, execution)
                        .failure()
                        .map(text)
                        .filter(found -> !found.isEmpty())
                        .map(found -> Truth.of(test.test(found)))
                        .orElse(Truth.UNKNOWN));
    }

    /// Tests bind values: whether one passes.
    ///
    /// @param position of the only one to test, from 0, or -1
    /// @param screen   says where none can pass; for those it is unknown then whether there are any
    static DetailCondition ofBinds(Trace trace, TextTest test, int position, Optional<BindScreen> screen) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        return new DetailCondition(
                execution -> executions.orZero(execution, ExecutionColumn.BIND_COUNT) > 0, execution -> {
                    if (screen.isPresent() && !screen.get().mayPass(execution)) {
                        return Truth.UNKNOWN;
                    }
                    Truth any = Truth.UNKNOWN;
                    for (ExecutionDetail.Bind bind : trace.text().binds(trace, execution)) {
                        if (bind.plausible()
                                && bind.value().isPresent()
                                && (position < 0 || bind.position() == position)) {
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
        return has.test(execution) ? look.at(execution) : Truth.UNKNOWN;
    }

    @Override
    public Cost cost() {
        return Cost.DETAIL;
    }
}
