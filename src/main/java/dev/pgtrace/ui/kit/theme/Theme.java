package dev.pgtrace.ui.kit.theme;

/// What the user chose; [#SYSTEM] follows the desktop.
public enum Theme {
    SYSTEM,
    DARK,
    LIGHT
}
