/// Trees of records as bytes, for files of our own that are made again where they do not fit.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.record;
