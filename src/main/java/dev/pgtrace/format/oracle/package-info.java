/// Oracle's extended SQL trace (event 10046, versions 7 to 23), read into the same model as pg_trace.
///
/// **Rows.** A cursor is one PARSING IN CURSOR or PARSE ERROR, or a number whose text is not in the file
/// (`NO_PARSE`); a number is used again for other statements. An execution is one EXEC call with the FETCH (and
/// UNMAP) calls up to the cursor's next PARSE, EXEC or CLOSE; a FETCH without EXEC begins one too. Its figures
/// include the recursive calls (`dep` one more) that are its children by `PARENT`. A cursor's planning time is
/// without its recursive calls: they are executions without a parent. The planning of a cursor of `dep` above 0 is
/// inside the elapsed time of the parent of its executions. CLOSE and LOB calls are in the table of calls only.
///
/// **Blocks.** `HIT_BLOCKS` = `cr` + `cu` - `p`, never below 0, since Oracle counts a block that it reads in `cr`
/// or
/// `cu` as well; `READ_BLOCKS` = `p`. The same for plan nodes, with `pr`.
///
/// **Plans** (STAT lines) are with the latest execution of their cursor before them. Their figures are sums over all
/// executions since the cursor began or since its last STAT lines; where those are several, `PLAN_EXECUTIONS` says
/// how many and `SUMMED_PLAN` that the figures are not this execution's.
///
/// **Waits** are in the next call of their cursor, which is printed after them, unless they ended before it began
/// or are idle by nature ([WaitClasses]): then they are between calls, beside the elapsed times.
///
/// **Times** are microseconds, starts and ends on the clock of `tim`, which has nothing to do with the `***` stamps
/// of sessions; a session ends with its last stamp, or later where `tim` has gone on. Before 9i hundredths of a
/// second, scaled.
///
/// **Counts as printed** ([dev.pgtrace.model.TraceCounts]): parses = PARSE calls, cursors = different cursor
/// numbers, executions and finishedExecutions = EXEC calls, waits = WAIT lines, planNodes = STAT lines that can be
/// read, plans = groups of them, executedNodes = those with `str` above 0 (or figures, where there is no `str`),
/// binds = binds listed, nullBinds = those of length 0 or without a value, incomplete = 0 (plans are printed or not
/// as Oracle pleases). parseMicros = `e` of PARSE, execMicros = `e` of EXEC, FETCH and UNMAP, cpuMicros, hitBlocks,
/// readBlocks, rows = `c`, `cr`+`cu`, `p`, `r` of all four; recursive calls are in them once more, with their
/// callers.
///
/// An Oracle trace has no footer: it counts as complete when its last line is.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.oracle;
