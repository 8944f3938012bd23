package dev.pgtrace.ui.flame;

/// Where the rows grow.
public enum FlameDirection {
    /// Down: the whole is on top.
    ICICLE,
    /// Up: the whole is at the bottom.
    FLAME
}
