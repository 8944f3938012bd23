/// Drawing into plain pixels and moving over a wide picture: what the flamegraph and the timeline have in common.
/// `Raster`, `GlyphAtlas`, `Span` and `Motion` know no toolkit; `Surface` and `GlyphRenderer` join them to it,
/// `PictureMouse` and `PictureTip` are how a hand finds its way in every picture.
@NullMarked
package dev.pgtrace.ui.kit.raster;

import org.jspecify.annotations.NullMarked;
