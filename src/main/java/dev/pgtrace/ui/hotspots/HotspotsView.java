package dev.pgtrace.ui.hotspots;

import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Tables and indexes by blocks and read time.
public final class HotspotsView implements TraceView {
    private final VBox root = new VBox();

    public HotspotsView(TraceContext context) {
        root.getStyleClass().add("view-content");
    }

    @Override
    public Node node() {
        return root;
    }
}
