package dev.pgtrace.ui.console;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.reactfx.Subscription;

/// A field for SQL that colours it while it is typed.
final class SqlEditor {
    /// Above this the colours stay away: colouring would take longer than a frame.
    private static final int COLOURED = 60_000;

    private static final Duration PAUSE = Duration.ofMillis(80);

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> pane = new VirtualizedScrollPane<>(area);
    private final Subscription colouring;

    SqlEditor() {
        area.setId("console-sql");
        area.setWrapText(true);
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.getStylesheets()
                .add(Objects.requireNonNull(SqlEditor.class.getResource("/dev/pgtrace/ui/statements.css"))
                        .toExternalForm());
        colouring = area.plainTextChanges().successionEnds(PAUSE).subscribe(change -> colour());
    }

    VirtualizedScrollPane<CodeArea> node() {
        return pane;
    }

    CodeArea area() {
        return area;
    }

    String text() {
        return area.getText();
    }

    void setText(String text) {
        area.replaceText(text);
        colour();
        area.moveTo(0);
    }

    /// What is selected, or else everything.
    String chosen() {
        return area.getSelectedText().isBlank() ? area.getText() : area.getSelectedText();
    }

    void close() {
        colouring.unsubscribe();
    }

    private void colour() {
        String text = area.getText();
        if (!text.isEmpty() && text.length() <= COLOURED) {
            area.setStyleSpans(0, spans(text));
        }
    }

    static StyleSpans<Collection<String>> spans(String sql) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = 0;
        for (SqlToken token : SqlText.tokens(sql)) {
            spans.add(List.of("run-plain"), token.start() - done);
            spans.add(List.of(style(token)), token.end() - token.start());
            done = token.end();
        }
        spans.add(List.of("run-plain"), sql.length() - done);
        return spans.create();
    }

    private static String style(SqlToken token) {
        return switch (token.kind()) {
            case KEYWORD -> "run-keyword";
            case NUMBER, STRING -> "run-literal";
            case PARAMETER -> "run-bind";
            case COMMENT -> "run-comment";
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> "run-plain";
        };
    }
}
