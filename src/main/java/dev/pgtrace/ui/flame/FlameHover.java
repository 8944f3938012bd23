package dev.pgtrace.ui.flame;

/// What the pointer is on.
///
/// @param frame  or [FlameViewModel#NONE]
/// @param sceneX of the pointer
/// @param sceneY of the pointer
record FlameHover(int frame, double sceneX, double sceneY) {
    static final FlameHover NONE = new FlameHover(FlameViewModel.NONE, 0, 0);
}
