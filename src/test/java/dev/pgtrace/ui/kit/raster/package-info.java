/// Pixels, glyphs and movement.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.raster;
