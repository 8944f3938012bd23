/// Which tables and indexes the blocks came from, and from which tier.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.hotspots;
