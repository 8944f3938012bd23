/// A recording while it runs: how it goes, pausing the views, stopping it.
@NullMarked
package dev.pgtrace.ui.live;

import org.jspecify.annotations.NullMarked;
