package dev.pgtrace.server.capture.own;

import java.util.Arrays;

/// Gives notices the time that logs have and notices lack: the end of what they tell. Calls follow each other from the
/// moment their message was sent, as the server timed them; nested statements, of which only durations are known, are
/// laid end to end inside the call that they ran in.
final class NoticeClock {
    private static final int DEEPEST = 100;
    private static final long NONE = Long.MIN_VALUE;

    private final long[] childrenStart = new long[DEEPEST + 2];
    private long callStart;
    private long end;

    /// A message is sent to the server.
    void sent(long micros) {
        callStart = Math.max(callStart, micros);
        end = callStart;
        Arrays.fill(childrenStart, NONE);
    }

    /// A call is over.
    ///
    /// @return its end
    long call(long elapsedMicros) {
        callStart += elapsedMicros;
        end = callStart;
        Arrays.fill(childrenStart, NONE);
        return end;
    }

    /// A statement inside the running call is over; those that it called were told before.
    ///
    /// @param depth 0 = the call's own
    /// @return its end
    long nested(int depth, long elapsedMicros) {
        int level = Math.min(depth, DEEPEST);
        long start = childrenStart[level + 1] == NONE ? end : childrenStart[level + 1];
        end = Math.max(end, start + elapsedMicros);
        for (int i = 0; i <= level; i++) {
            childrenStart[i] = childrenStart[i] == NONE ? start : childrenStart[i];
        }
        Arrays.fill(childrenStart, level + 1, childrenStart.length, NONE);
        return end;
    }

    /// Now, as far as is known.
    long now() {
        return end;
    }
}
