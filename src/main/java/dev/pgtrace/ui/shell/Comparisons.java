package dev.pgtrace.ui.shell;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The comparisons that have a tab. View model of the main window.
final class Comparisons {
    private final ObservableList<OpenComparison> open = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable OpenComparison> front = new SimpleObjectProperty<>(this, "front");
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");

    ObservableList<OpenComparison> open() {
        return open;
    }

    /// The one whose tab is in front, or null.
    ObjectProperty<@Nullable OpenComparison> frontProperty() {
        return front;
    }

    Optional<OpenComparison> front() {
        return Optional.ofNullable(front.get());
    }

    /// Moves when a title, a detail or a state has changed.
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    void add(OpenComparison comparison) {
        comparison.onChanged(() -> version.set(version.get() + 1));
        open.add(comparison);
        front.set(comparison);
    }

    void remove(OpenComparison comparison) {
        comparison.close();
        open.remove(comparison);
        if (comparison.equals(front.get())) {
            front.set(null);
        }
    }
}
