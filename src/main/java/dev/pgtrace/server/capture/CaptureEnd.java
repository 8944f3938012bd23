package dev.pgtrace.server.capture;

import java.util.List;

/// How a capture ended.
///
/// @param messages sentences that the user should read: what ended it early, what was not restored and why
public record CaptureEnd(List<String> messages) {
    public CaptureEnd {
        messages = List.copyOf(messages);
    }
}
