package dev.pgtrace.architecture.planted.base.task;

import dev.pgtrace.architecture.planted.base.Egg;

/// The other half.
public interface Hen {
    Egg lay();
}
