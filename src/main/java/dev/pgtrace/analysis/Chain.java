package dev.pgtrace.analysis;

import java.util.List;

/// The same one, two or three statements over and over: usually a loop in the application (N+1).
///
/// @param statements     rows in the table of statements, in order of execution
/// @param firstExecution where it starts
/// @param repeats        how often the sequence runs without a break, in the longest run
/// @param runs           how many separate such runs there are
/// @param executions     executions in all runs
/// @param elapsedMicros  of all of them
public record Chain(
        List<Integer> statements, int firstExecution, long repeats, long runs, long executions, long elapsedMicros) {
    public Chain {
        statements = List.copyOf(statements);
    }
}
