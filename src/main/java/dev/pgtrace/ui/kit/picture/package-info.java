/// Views as pictures: PNG at any scale and SVG. What is drawn into a canvas goes through a
/// [dev.pgtrace.ui.kit.picture.Pen], so that it can be drawn again, sharper or as vectors. Writes no files.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.picture;
