package dev.pgtrace.ui.kit;

import dev.pgtrace.ui.kit.raster.Span;

/// A view that shows a part of a width: what *Back* and *Forward* need of it.
public interface Zoomable {
    /// What is in sight, or will be when a move that has begun is over.
    Span inSight();

    /// Shows again what was in sight once.
    void returnTo(Span span);
}
