package dev.pgtrace.source;

import java.io.IOException;

/// An input that unpacks to more than [UnpackLimits] allow. The message goes on after the input's name.
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
        super(message);
    }
}
