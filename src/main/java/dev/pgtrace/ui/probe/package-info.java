/// What can be traced on a server: the matrix of routes, what each gives and how exactly, and the SQL that an
/// administrator runs for what is missing.
@NullMarked
package dev.pgtrace.ui.probe;

import org.jspecify.annotations.NullMarked;
