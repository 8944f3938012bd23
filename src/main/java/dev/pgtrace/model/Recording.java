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
    /// Settings that leave statements out of a recording: a share below 1, or a duration above 0 that is the least.
    public static final List<String> LEAVING_OUT = List.of(
            "auto_explain.sample_rate",
            "auto_explain.log_min_duration",
            "log_min_duration_statement",
            "log_min_duration_sample");

    public Recording {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        fidelity = List.copyOf(fidelity);
    }

    /// Whether statements were left out on purpose: what a backend did between two that are told is not known.
    public boolean isPartial() {
        return LEAVING_OUT.stream().anyMatch(name -> {
            double value = number(settings.getOrDefault(name, ""));
            return name.endsWith("rate") ? value < 1 : value > 0;
        });
    }

    /// Without its unit; NaN where there is none.
    private static double number(String setting) {
        int end = 0;
        while (end < setting.length() && "-.0123456789".indexOf(setting.charAt(end)) >= 0) {
            end++;
        }
        try {
            return Double.parseDouble(setting.substring(0, end));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
