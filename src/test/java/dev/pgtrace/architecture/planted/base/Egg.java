package dev.pgtrace.architecture.planted.base;

import dev.pgtrace.architecture.planted.base.task.Hen;

/// One half of a cycle.
public interface Egg {
    Hen hatch();
}
