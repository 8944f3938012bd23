package dev.pgtrace.ui.kit;

import java.util.OptionalLong;
import javafx.scene.Node;

/// A view of an open trace, as the shell hosts it. Made when it is first looked at; it then listens to its
/// [TraceContext] for as long as the trace is open.
public interface TraceView {
    Node node();

    /// Puts the keyboard where the view is used from.
    default void focus() {
        node().requestFocus();
    }

    /// Where in the file the view is, if it shows the file.
    default OptionalLong offsetBytes() {
        return OptionalLong.empty();
    }

    /// Text of the selected rows for Ctrl+C, cells separated by tabs; empty where the view has nothing to copy.
    default String copyText() {
        return "";
    }
}
