package dev.pgtrace.model.capture;

import java.util.OptionalDouble;

/// How a recording does at one moment.
///
/// @param phase              where it is
/// @param elapsedMicros      since its start
/// @param executions         recorded
/// @param executionsASecond  over the last seconds
/// @param serverBytes        read from the server
/// @param fileBytes          written
/// @param lagMicros          how old the newest record was when it arrived
/// @param lost               records known to be missing
/// @param overhead           share by which statements have become slower, estimated; empty where not known
public record CaptureStatus(
        Phase phase,
        long elapsedMicros,
        long executions,
        double executionsASecond,
        long serverBytes,
        long fileBytes,
        long lagMicros,
        long lost,
        OptionalDouble overhead) {
    /// Where a recording is.
    public enum Phase {
        /// The server is being prepared: what happens now is not recorded.
        STARTING,
        RECORDING,
        /// The server gets its settings back, and what it has written meanwhile is read.
        STOPPING,
        ENDED
    }
}
