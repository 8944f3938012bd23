package dev.pgtrace.model.event;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import java.util.List;
import java.util.Set;

/// One execution of a statement, told when it is over: its calls, and its plan, binds, waits and error in `detail`.
///
/// A nested execution may be told before the one that it ran in, since servers report it first; `parent` then names
/// an execution that is still to come.
///
/// @param id                unique in its recording, from 1
/// @param parent            id of the execution that it ran in, or missing (top level, or not known)
/// @param depth             0 = sent by the client; nested ones have more, also where the parent is not known
/// @param backend           who ran it
/// @param startMicros       when its first call began, or missing
/// @param sql               the statement's text as the server reports it
/// @param queryId           PostgreSQL's own, or missing (0 is none)
/// @param calls             in order; empty where the server does not report calls (nested executions)
/// @param elapsedMicros     wall time of executing it, fetches included, planning and parsing not; or missing
/// @param planningMicros    wall time of PARSE and BIND, in which the server plans, or missing
/// @param planningCpuMicros user and system time of those
/// @param rows              rows returned or changed
/// @param cpuMicros         user and system time of the backend while executing, or missing
/// @param hitBlocks         found in shared buffers; with local buffers, without nested executions that are not in
///                          the plan
/// @param readBlocks        read from outside: shared, local
/// @param tempReadBlocks    read from temporary files
/// @param tempWrittenBlocks written to temporary files
/// @param dirtiedBlocks     made dirty
/// @param writtenBlocks     written by the backend itself
/// @param readMicros        time of the reads (`track_io_timing`), temporary files not included
/// @param workerReadBlocks  of the reads, also of temporary files, those by parallel workers; missing where
///                          the plan does not tell them apart
/// @param tempMicros        time of reading and writing temporary files, or missing
/// @param deviceReadBytes   what the kernel read from the device for it (`ru_inblock`, `/proc`), or missing
/// @param deviceProvenance  how that is known: measured, or estimated where others' reads may be in it
/// @param flags             what is wrong with it
/// @param detail            binds, plan, waits, error
public record ExecutionEvent(
        long id,
        long parent,
        int depth,
        Backend backend,
        long startMicros,
        String sql,
        long queryId,
        List<CallEvent> calls,
        long elapsedMicros,
        long planningMicros,
        long planningCpuMicros,
        long rows,
        long cpuMicros,
        long hitBlocks,
        long readBlocks,
        long tempReadBlocks,
        long tempWrittenBlocks,
        long dirtiedBlocks,
        long writtenBlocks,
        long readMicros,
        long workerReadBlocks,
        long tempMicros,
        long deviceReadBytes,
        Provenance deviceProvenance,
        Set<ExecutionFlag> flags,
        ExecutionDetail detail)
        implements TraceEvent {
    public ExecutionEvent {
        calls = List.copyOf(calls);
        flags = Set.copyOf(flags);
    }

    @Override
    public long atMicros() {
        return startMicros < 0 ? startMicros : startMicros + Math.max(0, elapsedMicros);
    }
}
