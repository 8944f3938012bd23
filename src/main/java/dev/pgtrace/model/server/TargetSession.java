package dev.pgtrace.model.server;

import java.util.Locale;
import java.util.Optional;

/// Which of several hosts is wanted: `target_session_attrs`.
public enum TargetSession {
    ANY,
    READ_WRITE,
    READ_ONLY,
    PRIMARY,
    STANDBY,
    PREFER_STANDBY;

    /// `prefer-standby`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TargetSession> of(String label) {
        for (TargetSession target : values()) {
            if (target.label().equals(label)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }
}
