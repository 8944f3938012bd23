/// Foundation without any knowledge of traces: units and formatting, progress, cancelling, tasks, primitive
/// columns.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base;
