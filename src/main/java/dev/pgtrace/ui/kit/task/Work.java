package dev.pgtrace.ui.kit.task;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;

/// A use case or a computation: blocks, knows no toolkit, and gives one immutable result.
@FunctionalInterface
public interface Work<T> {
    T run(Progress progress, CancelToken cancel) throws TraceException;
}
