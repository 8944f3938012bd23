package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.text.TabKeys;
import dev.pgtrace.ui.statements.RowLabel.Run;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;

/// The SQL text as printed, coloured, read-only.
final class SqlPane extends BorderPane {
    private final CodeArea area = new CodeArea();
    private final Label note = new Label();
    private String sql = "";

    SqlPane() {
        area.setId("statements-sql");
        area.setEditable(false);
        TabKeys.leave(area);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(Messages.get("statements.sql.name"));
        area.setWrapText(true);
        note.getStyleClass().add("detail-note");
        ToggleButton wrap = new ToggleButton(Messages.get("statements.sql.wrap"), Icons.of(Feather.CORNER_DOWN_LEFT));
        wrap.setSelected(true);
        wrap.selectedProperty().addListener((observable, before, now) -> area.setWrapText(now));
        Button copy = new Button(Messages.get("statements.sql.copy"), Icons.of(Feather.COPY));
        copy.setOnAction(event -> Copy.text(sql));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(6, note, gap, wrap, copy);
        bar.getStyleClass().add("sql-bar");
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        bar.setPadding(new javafx.geometry.Insets(0, 0, 6, 0));
        setTop(bar);
        setCenter(new VirtualizedScrollPane<>(area));
    }

    /// @param runs the pieces of the text as far as it is shown
    void show(String newSql, List<Run> runs) {
        if (newSql.equals(sql)) {
            return; // keeps place and selection
        }
        sql = newSql;
        String shown = SqlRuns.shown(newSql);
        area.replaceText(shown);
        if (!runs.isEmpty()) {
            area.setStyleSpans(0, spans(runs));
        }
        area.moveTo(0);
        area.requestFollowCaret();
        note.setText(
                newSql.isEmpty()
                        ? Messages.get("statements.sql.none")
                        : shown.length() < newSql.length()
                                ? Messages.get(
                                        "statements.sql.cut",
                                        Counts.grouped(shown.length()),
                                        Counts.grouped(newSql.length()))
                                : Messages.get("statements.sql.length", Counts.grouped(newSql.length())));
    }

    private static StyleSpans<Collection<String>> spans(List<Run> runs) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        for (Run run : runs) {
            builder.add(
                    List.of("run-" + run.style().name().toLowerCase(Locale.ROOT)),
                    run.text().length());
        }
        return builder.create();
    }
}
