package dev.pgtrace.ui.kit.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A bordered panel with a title, a quieter addition beside it, and content.
public final class Card extends VBox {
    private final Label title = new Label();
    private final Label addition = new Label();
    private final HBox header;

    public Card(String title, Node... content) {
        getStyleClass().add("card");
        this.title.setText(title);
        this.title.getStyleClass().add("card-title");
        this.title.setMinWidth(Region.USE_PREF_SIZE);
        addition.getStyleClass().add("card-addition");
        addition.setMinHeight(USE_PREF_SIZE);
        addition.setWrapText(true); // in a narrow card it takes two lines
        header = new HBox(5, this.title, addition);
        header.getStyleClass().add("card-header");
        getChildren().add(header);
        getChildren().addAll(content);
        setMinWidth(0);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public void setAddition(String text) {
        addition.setText(text);
    }

    /// Where the addition is, for what explains its figures.
    public Label addition() {
        return addition;
    }

    /// Nodes at the right end of the header.
    public void addToHeader(Node... nodes) {
        if (header.getChildren().size() == 2) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            header.getChildren().add(gap);
        }
        for (Node node : nodes) {
            if (node instanceof Labeled || node instanceof HBox) {
                ((Region) node).setMinWidth(USE_PREF_SIZE); // the addition has lines, these have not
            }
        }
        header.getChildren().addAll(nodes);
    }

    /// Lets a node take all the height that is left.
    public static <N extends Node> N grow(N node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }
}
