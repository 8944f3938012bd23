package dev.pgtrace.ui.kit.text;

import java.time.Duration;
import javafx.scene.AccessibleRole;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.reactfx.Subscription;

/// A field for SQL that colours it while it is typed.
public final class SqlEditor {
    /// Above this the colours stay away: colouring would take longer than a frame.
    private static final int COLOURED = 60_000;

    private static final Duration PAUSE = Duration.ofMillis(80);

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> pane = new VirtualizedScrollPane<>(area);
    private final Subscription colouring;

    /// @param id of the field in its scene
    public SqlEditor(String id) {
        area.setId(id);
        pane.getStyleClass().add("sql-editor");
        area.setWrapText(true);
        TabKeys.leave(area);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.getStylesheets().add(SqlStyles.sheet());
        colouring = area.plainTextChanges().successionEnds(PAUSE).subscribe(change -> colour());
    }

    public VirtualizedScrollPane<CodeArea> node() {
        return pane;
    }

    public CodeArea area() {
        return area;
    }

    public String text() {
        return area.getText();
    }

    public void setText(String text) {
        area.replaceText(text);
        colour();
        area.moveTo(0);
    }

    /// What is selected, or else everything.
    public String chosen() {
        return area.getSelectedText().isBlank() ? area.getText() : area.getSelectedText();
    }

    public void close() {
        colouring.unsubscribe();
    }

    private void colour() {
        String text = area.getText();
        if (!text.isEmpty() && text.length() <= COLOURED) {
            area.setStyleSpans(0, SqlStyles.spans(text));
        }
    }
}
