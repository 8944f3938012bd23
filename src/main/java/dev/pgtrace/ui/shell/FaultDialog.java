package dev.pgtrace.ui.shell;

import dev.pgtrace.app.CrashReport;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// The one dialog for faults: a sentence, and the technical text folded and copyable.
final class FaultDialog {
    private final Appearance appearance;
    private final Window owner;
    private final CrashReport reports;
    private boolean shown;

    FaultDialog(Appearance appearance, Window owner) {
        this(appearance, owner, CrashReport.ofUser());
    }

    /// @param reports where mistakes of the program are kept
    FaultDialog(Appearance appearance, Window owner, CrashReport reports) {
        this.reports = reports;
        this.appearance = appearance;
        this.owner = owner;
    }

    /// A mistake of the program is also kept in a file, without messages that could hold the user's data.
    void show(Throwable fault) {
        if (shown) {
            return; // one is enough to read; a fault in every frame would bury the window
        }
        Optional<Path> report = fault instanceof TraceException
                ? Optional.empty()
                : reports.write(fault, ProductVersion.text(), Instant.now());
        ButtonType copy = new ButtonType(Messages.get("fault.copy"), ButtonBar.ButtonData.LEFT);
        ButtonType close = new ButtonType(Messages.get("fault.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.ERROR);
        alert.setDialogPane(new Folding());
        alert.getButtonTypes().setAll(copy, close);
        alert.initOwner(owner);
        alert.setTitle(Messages.get("fault.title"));
        alert.setHeaderText(Messages.get(fault instanceof TraceException ? "fault.expected" : "fault.unexpected"));
        alert.getDialogPane().getStylesheets().setAll(appearance.stylesheets());
        alert.getDialogPane().setId("fault-dialog");
        alert.setGraphic(Icons.of(Feather.ALERT_OCTAGON, "fault-icon"));
        Label sentence = new Label(fault instanceof TraceException ? fault.getMessage() : explanation(report));
        sentence.setWrapText(true);
        sentence.setPrefWidth(520);
        alert.getDialogPane().setContent(sentence);
        TextArea technical = new TextArea(technicalText(fault));
        technical.setEditable(false);
        technical.getStyleClass().add("code");
        technical.setPrefSize(520, 240);
        technical.setMaxHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().setExpandableContent(technical);
        alert.getDialogPane().lookupButton(copy).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(technical.getText());
            Clipboard.getSystemClipboard().setContent(content);
            event.consume(); // stays open
        });
        shown = true;
        alert.setOnHidden(event -> shown = false);
        alert.show();
    }

    private static String explanation(Optional<Path> report) {
        String explanation = Messages.get("fault.explain");
        return report.map(file -> explanation + ' ' + Messages.get("fault.report", file.toString()))
                .orElse(explanation);
    }

    /// The toolkit speaks the language of the system, not of the window.
    private static final class Folding extends DialogPane {
        @Override
        protected Node createDetailsButton() {
            Hyperlink fold = new Hyperlink();
            fold.getStyleClass().add("details-button");
            fold.textProperty().bind(expandedProperty().map(open -> Messages.get(open ? "fault.less" : "fault.more")));
            fold.setOnAction(event -> setExpanded(!isExpanded()));
            return fold;
        }
    }

    private static String technicalText(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
