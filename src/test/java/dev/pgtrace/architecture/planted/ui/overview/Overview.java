package dev.pgtrace.architecture.planted.ui.overview;

/// A feature.
public final class Overview {}
