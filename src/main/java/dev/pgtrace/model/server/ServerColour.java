package dev.pgtrace.model.server;

/// Colours that tell servers apart; the window's palettes know their shades.
public enum ServerColour {
    GREY,
    BLUE,
    GREEN,
    AMBER,
    ORANGE,
    PINK,
    PURPLE
}
