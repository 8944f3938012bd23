/// Searching a trace's texts: SQL, binds, and the names of tables and indexes.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.find;
