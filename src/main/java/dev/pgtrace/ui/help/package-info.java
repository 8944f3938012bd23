/// The guide inside the window: topics on the left, the chosen one drawn from its Markdown on the right.
@NullMarked
package dev.pgtrace.ui.help;

import org.jspecify.annotations.NullMarked;
