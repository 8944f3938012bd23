package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SampleFolder;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What the window shows while nothing is open.
final class Welcome extends VBox {
    private static final int RECENT = 6;

    private final Workspace workspace;
    private final VBox recent = new VBox(2);

    Welcome(Workspace workspace, Servers servers, Actions actions) {
        this.workspace = workspace;
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        Label title = new Label(Messages.get("welcome.title"));
        title.getStyleClass().add("welcome-title");
        Label text = new Label(Messages.get("welcome.text"));
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button open = new Button(Messages.get("action.open"), Icons.of(Feather.FOLDER));
        open.getStyleClass().add("accent");
        open.setOnAction(event -> actions.get("open").runIfEnabled());
        FlowPane buttons = new FlowPane(8, 8, open);
        buttons.setAlignment(Pos.CENTER);
        Button connect = new Button(Messages.get("action.connect"), Icons.of(Feather.DATABASE));
        connect.setOnAction(event -> actions.get("connect").runIfEnabled());
        Button demo = new Button(Messages.get("action.demo"), Icons.of(Feather.PLAY_CIRCLE));
        demo.setId("demo");
        demo.setOnAction(event -> actions.get("demo").runIfEnabled());
        servers.startingDemoProperty().addListener((observable, was, starting) -> {
            demo.setDisable(starting);
            demo.setText(Messages.get(starting ? "welcome.demo.starting" : "action.demo"));
        });
        buttons.getChildren().addAll(connect, demo);
        if (!SampleFolder.files().isEmpty()) {
            Button samples = new Button(Messages.get("action.samples"), Icons.of(Feather.GIFT));
            samples.setOnAction(event -> actions.get("samples").runIfEnabled());
            buttons.getChildren().add(samples);
        }
        Label keys =
                new Label(Messages.get("welcome.keys", actions.get("palette").keyText(), "?"));
        keys.getStyleClass().add("muted");
        Label paste =
                new Label(Messages.get("welcome.paste", actions.get("paste").keyText()));
        paste.getStyleClass().add("muted");
        paste.setWrapText(true);
        paste.setTextAlignment(TextAlignment.CENTER);
        Hyperlink news = new Hyperlink(Messages.get("welcome.news", ProductVersion.text()));
        news.setId("news");
        news.setOnAction(event -> actions.get("news").runIfEnabled());
        recent.setMaxWidth(Region.USE_PREF_SIZE);
        recent.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(Icons.of(Feather.ACTIVITY, "welcome-icon"), title, text, buttons, paste, recent, keys, news);
        workspace.recent().addListener((javafx.beans.InvalidationListener) observable -> showRecent());
        showRecent();
    }

    private void showRecent() {
        List<Workspace.Recent> files = workspace.recent().stream().limit(RECENT).toList();
        recent.getChildren().clear();
        if (!files.isEmpty()) {
            Label heading = new Label(Messages.get("welcome.recent"));
            heading.getStyleClass().add("muted");
            recent.getChildren().add(heading);
        }
        for (Workspace.Recent file : files) {
            recent.getChildren().add(file.missing() ? missing(file.path()) : present(file.path()));
        }
    }

    private Hyperlink present(Path path) {
        Hyperlink link = new Hyperlink(path.toString());
        link.setOnAction(event -> workspace.open(List.of(path)));
        return link;
    }

    /// Says what is gone and offers to forget it; it may also be on a disk that is not there today.
    private HBox missing(Path path) {
        Label name = new Label(path + " · " + Messages.get("sidebar.missing"));
        name.getStyleClass().add("muted");
        Button forget = new Button(null, Icons.of(Feather.X));
        forget.getStyleClass().add("flat-icon");
        forget.setAccessibleText(Messages.get("welcome.forget", path));
        Tips.install(forget, Messages.get("welcome.forget", path));
        forget.setOnAction(event -> workspace.forgetRecent(path));
        HBox line = new HBox(6, name, forget);
        line.getStyleClass().add("welcome-missing");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
