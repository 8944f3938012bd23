package dev.pgtrace.server.capture.sample;

/// What one backend did at one moment. Times are microseconds since 1970 UTC by the server's clock, or missing.
///
/// @param pid               of the backend
/// @param atMicros          of the look
/// @param state             `active`, `idle`, `idle in transaction` …; empty where it may not be seen
/// @param waitClass         `Lock`, `IO` …; empty when it waits for nothing
/// @param waitEvent         its name
/// @param queryId           PostgreSQL's own; 0 = none
/// @param query             its text, as far as the server keeps it
/// @param queryStartMicros  when the statement began
/// @param stateChangeMicros when the state began
/// @param application       `application_name`
/// @param blockerPid        whom it waits for, or missing
record Activity(
        long pid,
        long atMicros,
        String state,
        String waitClass,
        String waitEvent,
        long queryId,
        String query,
        long queryStartMicros,
        long stateChangeMicros,
        String application,
        long blockerPid) {
    boolean isActive() {
        return state.equals("active") || state.equals("fastpath function call");
    }

    boolean isWaiting() {
        return !waitClass.isEmpty();
    }
}
