package dev.pgtrace.ui.kit.text;

import dev.pgtrace.base.text.Counts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// One line in sight: its offset in the gutter, the columns that fit, and what is selected of them.
final class FileLineNode extends Region {
    /// How a line stands out.
    enum Mark {
        NONE,
        BAND,
        FOCUS
    }

    private static final double PAD = 10;

    private final Region selected = new Region();
    private final Text offset = new Text();
    private final Text text = new Text();
    private final Text more = new Text("…");
    private final FindMarks marks = new FindMarks(getChildren(), FileTextArea.CHARACTER);
    private final Region bookmark = new Region();
    private double textX;
    private int firstColumn;
    private int shownColumns;

    FileLineNode() {
        getStyleClass().add("file-line");
        selected.getStyleClass().add("file-selection");
        selected.setMouseTransparent(true);
        for (Text one : List.of(offset, text, more)) {
            one.setFont(FileTextArea.FONT);
            one.setTextOrigin(VPos.TOP);
            one.setManaged(false);
            one.setMouseTransparent(true);
        }
        offset.getStyleClass().add("file-offset");
        more.getStyleClass().add("file-offset");
        selected.setManaged(false);
        setManaged(false);
        bookmark.getStyleClass().add("file-bookmark");
        bookmark.setVisible(false);
        bookmark.setManaged(false);
        bookmark.setMouseTransparent(true);
        getChildren().addAll(selected, offset, text, more, bookmark);
    }

    void show(
            FileLine line, int column, int columns, double gutter, TextSelection selection, Mark mark, String wanted) {
        getStyleClass().setAll("file-line", "file-mark-" + mark.name().toLowerCase(Locale.ROOT));
        String number = Counts.grouped(line.offset());
        offset.setText(number);
        offset.relocate(gutter - PAD - number.length() * FileTextArea.CHARACTER, 2);
        String all = line.shown();
        int from = Math.min(column, all.length());
        String shown = all.substring(from, Math.min(all.length(), from + columns));
        text.setText(shown);
        text.getStyleClass().setAll("text", "file-" + line.kind().name().toLowerCase(Locale.ROOT));
        textX = gutter;
        firstColumn = from;
        shownColumns = shown.length();
        text.relocate(textX, 2);
        boolean cut = line.end() == FileLine.Edge.CUT && from + columns >= all.length();
        more.setVisible(cut);
        more.relocate(textX + shown.length() * FileTextArea.CHARACTER, 2);
        marks.find(wanted);
        marks.show(shown, textX, 1, FileTextArea.LINE - 2);
        select(line, all.length(), selection);
    }

    /// A mark in the gutter with what is said of the line; the empty text for none.
    void bookmark(String said) {
        bookmark.setVisible(!said.isEmpty());
        bookmark.resizeRelocate(5, 4, 8, 11);
        setAccessibleText(said.isEmpty() ? null : said);
    }

    private void select(FileLine line, int length, TextSelection selection) {
        int from = Math.min(selection.from(line), length);
        int to = selection.to(line);
        boolean behind = to > length; // the line break is selected too
        int end = Math.min(to, length);
        int start = Math.max(from, firstColumn);
        boolean any = !selection.isEmpty()
                && (end > start || behind && from <= length && start <= length)
                && selection.from(line) != Integer.MAX_VALUE;
        selected.setVisible(any);
        if (any) {
            double left = textX + (start - firstColumn) * FileTextArea.CHARACTER;
            double wide = Math.max(0, end - start) * FileTextArea.CHARACTER + (behind ? FileTextArea.CHARACTER / 2 : 0);
            selected.resizeRelocate(left, 0, wide, FileTextArea.LINE);
        }
    }

    /// The column of the line nearest to a place.
    int column(double x) {
        int column = (int) Math.round((x - textX) / FileTextArea.CHARACTER);
        return firstColumn + Math.clamp(column, 0, shownColumns);
    }
}
