/// What changed between two sides of recorded work: statements, plans, flamegraphs. Pure functions over analysed
/// traces; only texts of statements and conditions of plans are read from the file.
@NullMarked
package dev.pgtrace.analysis.compare;

import org.jspecify.annotations.NullMarked;
