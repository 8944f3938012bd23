package dev.pgtrace.model.capture;

import java.util.Set;

/// What is recorded.
///
/// @param sampleRate         share of statements that give plans, above 0 up to 1
/// @param minDurationMicros  shorter ones are not recorded; 0 = all
/// @param waitSampleMicros   how often waits are looked at, or 0 for not at all
/// @param details            what is recorded beside statements, plans and blocks
public record CaptureOptions(
        double sampleRate, long minDurationMicros, long waitSampleMicros, Set<CaptureDetail> details) {
    public CaptureOptions {
        if (!(sampleRate > 0 && sampleRate <= 1) || minDurationMicros < 0 || waitSampleMicros < 0) {
            throw new IllegalArgumentException("sample rate, duration or sampling out of range");
        }
        details = Set.copyOf(details);
    }

    /// Everything that can be switched off at once: plans with the time of each node, and calls.
    public static CaptureOptions standard() {
        return new CaptureOptions(1, 0, 0, Set.of(CaptureDetail.NODE_TIMES, CaptureDetail.CALLS));
    }

    public boolean has(CaptureDetail detail) {
        return details.contains(detail);
    }

    /// Whether all statements are recorded.
    public boolean isWhole() {
        return sampleRate == 1 && minDurationMicros == 0;
    }
}
