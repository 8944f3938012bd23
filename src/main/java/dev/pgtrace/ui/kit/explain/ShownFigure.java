package dev.pgtrace.ui.kit.explain;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableColumnBase;
import org.jspecify.annotations.Nullable;

/// A figure that can be explained, and where it is.
///
/// @param node        that shows it, or the table or picture that does
/// @param column      of the table, null where it is no table
/// @param sceneBounds of the figure, for what is shown beside it
public record ShownFigure(
        Node node, @Nullable TableColumnBase<?, ?> column, Bounds sceneBounds, Explanation explanation) {}
