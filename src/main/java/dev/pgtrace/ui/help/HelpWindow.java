package dev.pgtrace.ui.help;

import dev.pgtrace.app.HelpTopics;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.theme.Appearance;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The guide in a window of its own, so that it can be read beside what it explains. Esc closes it.
public final class HelpWindow {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 720;
    private static final PseudoClass REVEALED = PseudoClass.getPseudoClass("revealed");

    private final Stage stage = new Stage();
    private final ListView<HelpTopics.Topic> topics = new ListView<>();
    private final ScrollPane page = new ScrollPane();

    public HelpWindow(Window owner, Appearance appearance) {
        topics.setId("help-topics");
        topics.setAccessibleText(Messages.get("help.topics"));
        topics.getItems().setAll(HelpTopics.all(Messages.language()));
        topics.setPrefWidth(230);
        topics.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(HelpTopics.Topic item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.title());
            }
        });
        topics.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null) {
                draw(now.name());
            }
        });
        page.setId("help-page");
        page.setFitToWidth(true);
        page.getStyleClass().add("help-scroll");
        BorderPane root = new BorderPane(page);
        root.setLeft(topics);
        root.getStyleClass().add("help-window");
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
                event.consume();
            }
        });
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        stage.initOwner(owner);
        stage.setTitle(Messages.get("help.title"));
        stage.setScene(scene);
        stage.setOnShowing(event -> appearance.dress(scene));
        stage.setOnHidden(event -> appearance.undress(scene));
    }

    /// Shows a topic, bringing the window to the front.
    ///
    /// @param name of a topic that there is
    public void show(String name) {
        topics.getItems().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .ifPresent(topic -> {
                    topics.getSelectionModel().select(topic);
                    topics.scrollTo(topic);
                });
        stage.show();
        stage.toFront();
        topics.requestFocus();
    }

    /// Scrolls to the paragraph of the shown topic that begins with a word, as an entry of the glossary does.
    public void reveal(String word) {
        if (page.getContent() instanceof HelpPage shown) {
            shown.applyCss();
            page.layout();
            shown.paragraph(word).ifPresent(paragraph -> {
                double hidden = shown.getHeight() - page.getViewportBounds().getHeight();
                page.setVvalue(
                        hidden <= 0
                                ? 0
                                : Math.min(1, paragraph.getBoundsInParent().getMinY() / hidden));
                paragraph.pseudoClassStateChanged(REVEALED, true);
            });
        }
    }

    public Stage stage() {
        return stage;
    }

    private void draw(String name) {
        String markdown = HelpTopics.markdown(name, Messages.language()).orElse("");
        page.setContent(new HelpPage(markdown, HelpTopics.names()::contains, this::show));
        page.setVvalue(0);
    }
}
