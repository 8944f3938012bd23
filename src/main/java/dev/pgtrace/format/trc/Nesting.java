package dev.pgtrace.format.trc;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Guesses whether a statement runs inside another. A statement that never reports its end either ran others, and
/// the tracer lost it, or failed; the trace does not say which.
final class Nesting {
    private static final int DEEPEST = 64;
    private static final int REMEMBERED = 4096;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final ArrayDeque<ExecutionState> open = new ArrayDeque<>();
    /// Fingerprints of statements that were seen to start while nothing was open.
    private final long[] outermost = new long[REMEMBERED];

    Collection<ExecutionState> all() {
        return open;
    }

    List<Long> known() {
        return Arrays.stream(outermost).boxed().toList();
    }

    /// @throws IOException where these cannot be of one
    void restore(List<Integer> executions, List<Long> fingerprints, StateNumbers numbers) throws IOException {
        if (fingerprints.size() != REMEMBERED || executions.size() > DEEPEST) {
            throw new IOException("another count of executions inside each other");
        }
        for (int number : executions) {
            ExecutionState execution = numbers.execution(number);
            if (execution != null) {
                open.addLast(execution);
            }
        }
        for (int i = 0; i < REMEMBERED; i++) {
            outermost[i] = fingerprints.get(i);
        }
    }

    void clear() {
        open.clear();
    }

    /// The innermost execution that is taken to be still running, or null.
    @Nullable
    ExecutionState innermost() {
        return open.peekLast();
    }

    void push(ExecutionState execution) {
        if (open.size() == DEEPEST) {
            open.pollFirst();
        }
        open.addLast(execution);
    }

    /// The end of an execution was printed under another number: the innermost one ended.
    @Nullable
    ExecutionState pop() {
        return open.pollLast();
    }

    /// A statement starts while nothing is open.
    void rememberOutermost(long fingerprint) {
        outermost[slot(fingerprint)] = fingerprint;
    }

    /// Whether a statement that starts now is taken to run inside `outer`.
    ///
    /// - Clients that end statements with a semicolon end all of them so; what PL/pgSQL runs has none, and the body
    /// of
    ///   an SQL function keeps its white space.
    /// - Otherwise: what has been seen outside is outside, and only functions and triggers run other statements.
    boolean inside(CursorState outer, int traits, long fingerprint) {
        boolean semicolon = (traits & SqlTraits.SEMICOLON) != 0;
        if (outer.has(SqlTraits.SEMICOLON)) {
            return !semicolon || (traits & SqlTraits.LEADING_SPACE) != 0 && outer.mayRunOthers();
        }
        return !semicolon && outer.mayRunOthers() && outermost[slot(fingerprint)] != fingerprint;
    }

    private static int slot(long fingerprint) {
        return (int) (fingerprint * MIX >>> 52);
    }
}
