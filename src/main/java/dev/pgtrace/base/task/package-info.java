/// Progress, cancelling and the only maker of threads outside the window's own task runner.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.task;
