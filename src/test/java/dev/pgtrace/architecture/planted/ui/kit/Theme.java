package dev.pgtrace.architecture.planted.ui.kit;

import dev.pgtrace.architecture.planted.ui.flame.FlameViewModel;

/// The kit knows a feature.
public final class Theme {
    FlameViewModel model = new FlameViewModel();
}
