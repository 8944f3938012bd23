/// Every file grammar, one sub-package each: detect it, read it into a `TraceSink`, decode details on demand.
///
/// Recordings and logs tell of several backends, one event after the other ([dev.pgtrace.model.event]).
/// [dev.pgtrace.format.EventTables] writes events into a sink, [dev.pgtrace.format.EventRows] does it without making
/// objects of them. In their tables a session is a backend (one row each, and a new one when the application name
/// changes), a cursor is a text that a session runs, planning is counted with each execution, the calls and the waits
/// of an execution stand together, and times are microseconds since 1970 UTC.
///
/// The counts of such traces: `parses` = PARSE calls; `cursors` = cursors; `executions` = executions told;
/// `finishedExecutions` = those with an elapsed time; `binds`, `nullBinds` = bind values; `plans`, `planNodes` = plans
/// told and their nodes; `executedNodes` = nodes with at least one loop; `waits` = waits, in and between executions,
/// timed or sampled; `incomplete` = cursors without any plan; `parseMicros` = planning of executions; `execMicros`,
/// `rows` = sums over finished executions; `cpuMicros`, `hitBlocks`, `readBlocks` = sums over executions, all as told:
/// nested executions are in their outer ones too.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format;
