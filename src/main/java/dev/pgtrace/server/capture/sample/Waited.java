package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.event.ExecutionEvent;
import java.util.List;

/// An execution with other waits.
final class Waited {
    private Waited() {}

    static ExecutionEvent with(ExecutionEvent execution, List<Wait> waits) {
        ExecutionDetail detail = execution.detail();
        return new ExecutionEvent(
                execution.id(),
                execution.parent(),
                execution.depth(),
                execution.backend(),
                execution.startMicros(),
                execution.sql(),
                execution.queryId(),
                execution.calls(),
                execution.elapsedMicros(),
                execution.planningMicros(),
                execution.planningCpuMicros(),
                execution.rows(),
                execution.cpuMicros(),
                execution.hitBlocks(),
                execution.readBlocks(),
                execution.tempReadBlocks(),
                execution.tempWrittenBlocks(),
                execution.dirtiedBlocks(),
                execution.writtenBlocks(),
                execution.readMicros(),
                execution.workerReadBlocks(),
                execution.tempMicros(),
                execution.deviceReadBytes(),
                execution.deviceProvenance(),
                execution.flags(),
                new ExecutionDetail(
                        detail.binds(),
                        detail.plan(),
                        detail.sampledBuffers(),
                        waits,
                        detail.planProperties(),
                        detail.stack(),
                        detail.failure()));
    }
}
