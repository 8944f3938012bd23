package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.TextWidths;
import dev.pgtrace.ui.kit.text.FindMarks;
import dev.pgtrace.ui.kit.theme.Fonts;
import dev.pgtrace.ui.statements.RowLabel.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// One line of coloured pieces in the code font, cut with an ellipsis where the room ends. All its characters are
/// equally wide, so that fitting is a division. The texts are reused from row to row.
final class RunsLabel extends Region {
    private static final Font FONT = Font.font(Fonts.CODE, 12);
    private static final double CHARACTER = TextWidths.of("MMMMMMMMMM", FONT) / 10;

    private static final double MARK = 18;

    private final List<Text> texts = new ArrayList<>();
    /// How each text is styled now: to set a style again would match the style sheets again.
    private final List<RowLabel.Style> styles = new ArrayList<>();

    private final FindMarks marks = new FindMarks(getChildren(), CHARACTER);
    private List<Run> runs = List.of();
    private int length;
    private int fitted = -1;

    RunsLabel() {
        getStyleClass().add("runs");
        setMinWidth(0);
    }

    /// Marks a text wherever it is in the line.
    void find(String text) {
        marks.find(text);
        requestLayout();
    }

    void show(List<Run> newRuns) {
        runs = newRuns;
        length = newRuns.stream().mapToInt(run -> run.text().length()).sum();
        fitted = -1;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(length * CHARACTER) + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 18;
    }

    @Override
    protected void layoutChildren() {
        int fits = (int) Math.floor(getWidth() / CHARACTER + 0.05);
        int shown = length <= fits ? length : fits;
        if (shown != fitted) {
            fitted = shown;
            fill(Math.max(0, shown));
        }
        double x = 0;
        StringBuilder line = new StringBuilder();
        for (Text text : texts) {
            if (text.isVisible()) {
                text.relocate(
                        Math.round(x),
                        Math.round((getHeight() - text.getLayoutBounds().getHeight()) / 2));
                x += text.getText().length() * CHARACTER;
                line.append(text.getText());
            }
        }
        marks.show(line.toString(), 0, Math.round((getHeight() - MARK) / 2), MARK);
    }

    private void style(int text, RowLabel.Style style) {
        if (styles.get(text) != style) {
            styles.set(text, style);
            texts.get(text).getStyleClass().set(1, styleClass(style));
        }
    }

    private static String styleClass(RowLabel.Style style) {
        return "run-" + style.name().toLowerCase(Locale.ROOT);
    }

    private void fill(int shown) {
        int used = 0;
        int left = shown;
        for (Run run : runs) {
            if (left <= 0) {
                break;
            }
            boolean cut = run.text().length() >= left && shown < length;
            String piece = cut
                    ? run.text().substring(0, left - 1) + "…"
                    : run.text().substring(0, Math.min(left, run.text().length()));
            if (used == texts.size()) {
                Text made = new Text();
                made.setFont(FONT);
                made.setTextOrigin(VPos.TOP);
                made.setManaged(false);
                texts.add(made);
                styles.add(run.style());
                made.getStyleClass().setAll("text", styleClass(run.style()));
                getChildren().add(made);
            }
            Text text = texts.get(used++);
            text.setText(piece);
            style(used - 1, run.style());
            text.setVisible(true);
            left -= piece.length();
        }
        for (int i = used; i < texts.size(); i++) {
            texts.get(i).setVisible(false);
        }
    }
}
