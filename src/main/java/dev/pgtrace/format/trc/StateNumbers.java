package dev.pgtrace.format.trc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives cursors and executions that refer to each other numbers for a [Checkpoint], and finds them by these again.
final class StateNumbers {
    private static final int NONE = -1;

    private final IdentityHashMap<CursorState, Integer> cursorNumbers = new IdentityHashMap<>();
    private final IdentityHashMap<ExecutionState, Integer> executionNumbers = new IdentityHashMap<>();
    private final List<CursorState> cursors = new ArrayList<>();
    private final List<ExecutionState> executions = new ArrayList<>();

    /// None so far.
    StateNumbers() {}

    /// Those of a checkpoint.
    ///
    /// @throws IOException where one refers to another that is not there
    StateNumbers(Checkpoint checkpoint) throws IOException {
        for (Checkpoint.OfCursor numbers : checkpoint.cursorStates()) {
            cursors.add(CursorState.of(numbers));
        }
        for (Checkpoint.OfExecution numbers : checkpoint.executionStates()) {
            CursorState cursor = cursor(numbers.cursor());
            if (cursor == null) {
                throw new IOException("an execution without cursor");
            }
            executions.add(ExecutionState.of(numbers, cursor));
        }
        for (int i = 0; i < cursors.size(); i++) {
            cursors.get(i).execution =
                    execution(checkpoint.cursorStates().get(i).execution());
        }
    }

    int of(@Nullable CursorState cursor) {
        if (cursor == null) {
            return NONE;
        }
        Integer known = cursorNumbers.get(cursor);
        if (known != null) {
            return known;
        }
        cursorNumbers.put(cursor, cursors.size());
        cursors.add(cursor);
        return cursors.size() - 1;
    }

    int of(@Nullable ExecutionState execution) {
        if (execution == null) {
            return NONE;
        }
        Integer known = executionNumbers.get(execution);
        if (known != null) {
            return known;
        }
        executionNumbers.put(execution, executions.size());
        executions.add(execution);
        return executions.size() - 1;
    }

    List<Integer> ofExecutions(Collection<ExecutionState> all) {
        return all.stream().map(this::of).toList();
    }

    List<Integer> ofCursors(Collection<CursorState> all) {
        return all.stream().map(this::of).toList();
    }

    @Nullable
    CursorState cursor(int number) throws IOException {
        return at(cursors, number);
    }

    @Nullable
    ExecutionState execution(int number) throws IOException {
        return at(executions, number);
    }

    private static <T> @Nullable T at(List<T> all, int number) throws IOException {
        if (number < NONE || number >= all.size()) {
            throw new IOException("a number of nothing");
        }
        return number == NONE ? null : all.get(number);
    }

    /// All that has a number, and all that these refer to.
    List<Checkpoint.OfCursor> cursorStates() {
        // numbering an execution may number its cursor, and the other way round: until nothing new comes
        int seenCursors = 0;
        int seenExecutions = 0;
        while (seenCursors < cursors.size() || seenExecutions < executions.size()) {
            if (seenCursors < cursors.size()) {
                of(cursors.get(seenCursors++).execution);
            } else {
                of(executions.get(seenExecutions++).cursor);
            }
        }
        return cursors.stream()
                .map(cursor -> cursor.numbers(of(cursor.execution)))
                .toList();
    }

    /// To be asked after [#cursorStates].
    List<Checkpoint.OfExecution> executionStates() {
        return executions.stream()
                .map(execution -> execution.numbers(of(execution.cursor)))
                .toList();
    }
}
