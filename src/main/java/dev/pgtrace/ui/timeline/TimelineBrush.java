package dev.pgtrace.ui.timeline;

import dev.pgtrace.ui.kit.raster.Span;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A stretch of time that the user marked: what the panels below the picture are about. Without one they are about
/// what is in sight.
final class TimelineBrush extends Region {
    private final ReadOnlyObjectWrapper<@Nullable Span> marked = new ReadOnlyObjectWrapper<>(this, "marked");

    TimelineBrush() {
        getStyleClass().add("timeline-brush");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// The marked stretch, or null.
    ReadOnlyObjectProperty<@Nullable Span> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /// Marks from one place to another, in either order, as far as it is in the whole.
    void mark(double one, double other, double whole) {
        double from = Math.clamp(Math.min(one, other), 0, whole);
        double to = Math.clamp(Math.max(one, other), 0, whole);
        marked.set(to > from ? new Span(from, to, whole) : null);
    }

    void clear() {
        marked.set(null);
    }

    boolean isMarked() {
        return marked.get() != null;
    }

    /// Puts it where it is in the picture.
    void place(TimelineCanvas canvas) {
        Span span = marked.get();
        double left = span == null ? 0 : Math.max(canvas.gutter(), canvas.sceneUnit(span.from()));
        double right = span == null ? 0 : Math.min(canvas.getWidth(), canvas.sceneUnit(span.to()));
        setVisible(right > left);
        if (right > left) {
            resizeRelocate(left, 0, Math.max(1, right - left), canvas.getHeight());
        }
    }
}
