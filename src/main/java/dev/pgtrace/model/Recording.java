package dev.pgtrace.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a trace was recorded, and so what its numbers are worth.
///
/// @param writer        program and version that wrote it
/// @param serverVersion as `server_version` says it
/// @param server        name that the user knows the server by, without any secret
/// @param route         how it was captured
/// @param scope         whom it covers, in words: `role webapp`, `pid 4471`
/// @param startMicros   microseconds since 1970 UTC by the server's clock, or -1
/// @param settings      the server's settings that matter for reading the numbers, in order
/// @param fidelity      what is measured, estimated and missing, a sentence each
public record Recording(
        String writer,
        String serverVersion,
        String server,
        CaptureRoute route,
        String scope,
        long startMicros,
        Map<String, String> settings,
        List<String> fidelity) {
    public Recording {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        fidelity = List.copyOf(fidelity);
    }
}
