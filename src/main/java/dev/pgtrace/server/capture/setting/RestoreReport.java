package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;

/// What came of bringing old values back.
///
/// @param restored  the statements that did it
/// @param leftAlone sentences on settings that somebody else has changed since: they were not touched
/// @param failed    statements that the server refused, with its reason
public record RestoreReport(List<String> restored, List<String> leftAlone, List<String> failed) {
    public static final RestoreReport NOTHING = new RestoreReport(List.of(), List.of(), List.of());

    public RestoreReport {
        restored = List.copyOf(restored);
        leftAlone = List.copyOf(leftAlone);
        failed = List.copyOf(failed);
    }

    /// Whether nothing of ours is left.
    public boolean isClean() {
        return failed.isEmpty();
    }

    RestoreReport and(RestoreReport other) {
        return new RestoreReport(
                join(restored, other.restored), join(leftAlone, other.leftAlone), join(failed, other.failed));
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
