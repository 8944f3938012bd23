/// The SQL console: statements run on a traced connection of our own, with binds, results and what each cost.
@NullMarked
package dev.pgtrace.ui.console;

import org.jspecify.annotations.NullMarked;
