package dev.pgtrace.model.server;

/// One thing that a probe found out.
///
/// @param subject what was looked at
/// @param state   the answer
/// @param value   the server's own word where it has one, such as a version or a setting; else empty
/// @param detail  a sentence for people; may be empty
public record ProbeFinding(ProbeSubject subject, State state, String value, String detail) {
    /// The answer to whether it is there and can be used.
    public enum State {
        YES,
        /// Not there, or switched off.
        NO,
        /// There, but this role may not use it.
        DENIED,
        /// The check itself failed; the detail says why.
        UNKNOWN
    }

    public boolean isYes() {
        return state == State.YES;
    }
}
