package dev.pgtrace.format.autoexplain;

import dev.pgtrace.format.autoexplain.pairing.PairedExecution;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.TraceEvent;
import java.util.function.Consumer;

/// Hands on what a log tells, without where it stands: what is wrong with places in the log is of no use elsewhere.
final class LogEvents implements LogTarget {
    private final Consumer<TraceEvent> events;
    private boolean whole;

    LogEvents(Consumer<TraceEvent> events) {
        this.events = events;
    }

    boolean isWhole() {
        return whole;
    }

    @Override
    public void event(TraceEvent event, Places places) {
        events.accept(event);
    }

    @Override
    public void execution(PairedExecution told) {
        events.accept(told.event());
    }

    @Override
    public PlanUse plans() {
        return PlanUse.NODES;
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {}

    @Override
    public void reached(long bytes) {}

    @Override
    public void ended() {}

    @Override
    public void finish(boolean complete) {
        whole = complete;
    }
}
