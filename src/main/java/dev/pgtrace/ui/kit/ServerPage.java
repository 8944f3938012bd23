package dev.pgtrace.ui.kit;

/// The pages of a connected server, in the order of their switcher.
public enum ServerPage {
    SESSIONS,
    CONSOLE,
    PROBE
}
