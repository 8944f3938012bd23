package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Placeholder;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// What stands in the tree while it has no rows: loading, filtered away, or really nothing.
final class EmptyTree {
    private EmptyTree() {}

    static Node of(TraceContext context) {
        StackPane pane = new StackPane();
        Runnable show = () -> pane.getChildren().setAll(placeholder(context));
        context.analysisProperty().addListener(observable -> show.run());
        context.indexingProperty().addListener(observable -> show.run());
        context.filterProperty().addListener(observable -> show.run());
        show.run();
        return pane;
    }

    private static Node placeholder(TraceContext context) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null || context.indexingProperty().get()) {
            return new Placeholder(
                    Placeholder.Kind.LOADING,
                    Messages.get("statements.loading"),
                    Messages.get("statements.loading.text"));
        }
        if (!context.filterProperty().get().isEmpty()) {
            Button clear = new Button(Messages.get("statements.filtered.clear"));
            clear.setOnAction(event -> context.filter(""));
            return new Placeholder(
                    Placeholder.Kind.EMPTY,
                    Messages.get("statements.filtered"),
                    Messages.get(
                            "statements.filtered.text", context.filterProperty().get()),
                    clear);
        }
        return new Placeholder(
                Placeholder.Kind.EMPTY, Messages.get("statements.empty"), Messages.get("statements.empty.text"));
    }
}
