package dev.pgtrace.app;

/// What the sidecar index did for an opening.
public enum IndexUse {
    /// There is none, and none was made.
    NONE,
    /// The text was read, and an index made of it.
    WRITTEN,
    /// The tables up to where the file ended then came from an index; what was written since was read.
    CONTINUED,
    /// The tables came from an index; no text was read.
    USED
}
