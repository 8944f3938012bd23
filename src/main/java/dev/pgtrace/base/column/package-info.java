/// Columns of numbers: appended, frozen in packed chunks, read from any thread.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.column;
