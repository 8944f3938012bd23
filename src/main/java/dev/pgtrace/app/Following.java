package dev.pgtrace.app;

import dev.pgtrace.source.FollowedFile;
import org.jspecify.annotations.Nullable;

/// Says to [OpenTrace#followed] how the file fares that it reads, the latest one of a recording in several.
/// Thread-safe; may be told before the opening begins.
public final class Following {
    private @Nullable FollowedFile source;
    private boolean ended;

    /// Nothing more will be written, or what more is written is not wanted.
    public synchronized void end() {
        ended = true;
        if (source != null) {
            source.end();
        }
    }

    /// Something was written: makes it visible at once instead of some 50 ms later.
    public synchronized void grown() {
        if (source != null) {
            source.grown();
        }
    }

    synchronized void follow(FollowedFile file) {
        source = file;
        if (ended) {
            file.end();
        }
    }
}
