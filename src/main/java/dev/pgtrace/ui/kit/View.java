package dev.pgtrace.ui.kit;

/// The views of an open trace, in the order of their switcher.
public enum View {
    OVERVIEW,
    STATEMENTS,
    TIMELINE,
    FLAMEGRAPH,
    HOTSPOTS,
    RAW
}
