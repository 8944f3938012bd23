package dev.pgtrace.architecture.planted.misc;

/// A package that is not listed, has a name that says nothing and is not null-marked.
final class Things {}
