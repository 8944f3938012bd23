package dev.pgtrace.model.capture;

import java.nio.file.Path;
import java.util.List;

/// What came of a recording.
///
/// @param files    in order; more than one where it was large
/// @param status   at its end
/// @param messages sentences that the user should read: why it ended early, statements that failed, what was not
///                 restored
public record CaptureResult(List<Path> files, CaptureStatus status, List<String> messages) {
    public CaptureResult {
        files = List.copyOf(files);
        messages = List.copyOf(messages);
    }
}
