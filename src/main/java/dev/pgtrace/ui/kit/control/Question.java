package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.Messages;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Asks before something that cannot be taken back. The button says what it does; Esc and Enter on nothing leave
/// everything as it is.
public final class Question {
    private static final double WIDTH = 560;

    private Question() {}

    /// @param owner  any node of the window, for its place and its look
    /// @param action what the button says
    public static boolean ask(Node owner, String title, String text, String action) {
        return ask(owner, title, text, "", action);
    }

    /// Only shows a text, to be copied from.
    public static void show(Node owner, String title, String text, String exact) {
        alert(
                        owner,
                        title,
                        text,
                        exact,
                        new ButtonType(Messages.get("question.close"), ButtonBar.ButtonData.CANCEL_CLOSE))
                .showAndWait();
    }

    /// @param exact what will be run, shown as it is; may be empty
    public static boolean ask(Node owner, String title, String text, String exact, String action) {
        ButtonType yes = new ButtonType(action, ButtonBar.ButtonData.OTHER);
        ButtonType no = new ButtonType(Messages.get("question.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = alert(owner, title, text, exact, yes, no);
        Button cancel = (Button) alert.getDialogPane().lookupButton(no);
        cancel.setDefaultButton(true);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    /// Asks for more than a click: the button works once a box is ticked.
    ///
    /// @param exact what will be run or what it does, shown as it is; may be empty
    /// @param tick  the sentence that whoever ticks the box agrees to
    public static boolean askTicked(Node owner, String title, String text, String exact, String tick, String action) {
        ButtonType yes = new ButtonType(action, ButtonBar.ButtonData.OTHER);
        ButtonType no = new ButtonType(Messages.get("question.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = alert(owner, title, text, exact, yes, no);
        CheckBox box = new CheckBox(tick);
        box.setId("question-tick");
        box.setWrapText(true);
        box.setMaxWidth(WIDTH);
        ((VBox) alert.getDialogPane().getContent()).getChildren().add(box);
        alert.getDialogPane()
                .lookupButton(yes)
                .disableProperty()
                .bind(box.selectedProperty().not());
        ((Button) alert.getDialogPane().lookupButton(no)).setDefaultButton(true);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    private static Alert alert(Node owner, String title, String text, String exact, ButtonType... buttons) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", buttons);
        alert.initOwner(owner.getScene().getWindow());
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.setGraphic(null);
        alert.getDialogPane().setId("question");
        alert.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        Label sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setPrefWidth(WIDTH);
        VBox content = new VBox(12, sentence);
        if (!exact.isEmpty()) {
            TextArea area = new TextArea(exact);
            area.setEditable(false);
            area.setAccessibleText(title);
            area.getStyleClass().add("code");
            area.setPrefSize(WIDTH, Math.min(320, 40 + 18 * exact.lines().count()));
            content.getChildren().add(area);
        }
        alert.getDialogPane().setContent(content);
        return alert;
    }
}
