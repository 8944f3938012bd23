package dev.pgtrace.architecture.planted.ui.flame;

import dev.pgtrace.architecture.planted.ui.overview.Overview;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A view model that knows the scene, in a feature that knows its sibling.
public final class FlameViewModel {
    @Nullable
    Node node;

    Overview overview = new Overview();
}
