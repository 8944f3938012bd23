package dev.pgtrace.ui.kit.text;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.control.TextWidths;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Shows the text of a file of any size: the scroll bar stands for bytes, and only the lines in sight exist.
public final class FileTextArea extends Region {
    static final Font FONT = Font.font(Fonts.CODE, 12);
    static final double LINE = 19;
    static final double CHARACTER = TextWidths.of("MMMMMMMMMM", FONT) / 10;

    private static final double BAR = 14;
    private static final double PAD = 10;

    private final FileTextViewModel model;
    private final TaskRunner runner;
    private final TaskSlot copySlot = new TaskSlot();
    private final Lines content = new Lines();
    private final List<FileLineNode> nodes = new ArrayList<>();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Label message = new Label();
    private final Rectangle clip = new Rectangle();
    private final TextSelection selection = new TextSelection();
    private String wanted = "";
    private BiFunction<Long, Long, Optional<String>> bookmarks = (from, to) -> Optional.empty();
    private long bandFrom;
    private long bandTo;
    private long focus = -1;
    private boolean updating;
    private double wheel;

    public FileTextArea(TaskRunner runner) {
        this.runner = runner;
        this.model = new FileTextViewModel(runner);
        getStyleClass().add("file-text");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(Messages.get("raw.text"));
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setMax(1);
        horizontal.setMin(0);
        message.getStyleClass().add("placeholder-text");
        content.setClip(clip);
        content.setCursor(Cursor.TEXT);
        getChildren().addAll(content, vertical, horizontal, message);
        model.pageProperty().addListener((observable, before, now) -> show());
        vertical.valueProperty().addListener((observable, before, now) -> {
            if (!updating) {
                model.scrollTo(now.doubleValue());
            }
        });
        horizontal.valueProperty().addListener(observable -> show());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        content.addEventHandler(MouseEvent.MOUSE_PRESSED, this::startSelection);
        content.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::extendSelection);
    }

    public FileTextViewModel model() {
        return model;
    }

    /// Marks the lines of a range, and one line in it above the others.
    ///
    /// @param line a place in that line, or -1
    public void mark(long from, long to, long line) {
        bandFrom = from;
        bandTo = to;
        focus = line;
        show();
    }

    /// Marks the lines that bookmarks are on.
    ///
    /// @param newBookmarks what is said of a range of bytes
    public void bookmark(BiFunction<Long, Long, Optional<String>> newBookmarks) {
        bookmarks = newBookmarks;
        show();
    }

    /// The offset of the line that is marked above the others or, where it is not in sight, of the first one in sight;
    /// -1 where there is none.
    public long line() {
        List<FileLine> lines = model.pageProperty().get().lines();
        return lines.stream()
                .filter(line -> focus >= line.offset() && focus < line.endOffset())
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .map(FileLine::offset)
                .orElse(-1L);
    }

    /// Marks a text wherever it is in sight; the empty text marks nothing.
    public void find(String text) {
        wanted = text;
        show();
    }

    /// Copies the selected text to the clipboard, when it has been read.
    public void copy() {
        FileLines lines = model.lines();
        if (lines != null && !selection.isEmpty()) {
            TextSelection.Range range = selection.range();
            BackgroundTask.of((progress, cancel) -> range.text(lines))
                    .onSuccess(Copy::text)
                    .start(runner, copySlot);
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(FileTextArea.class.getResource("/dev/pgtrace/ui/text.css"))
                .toExternalForm();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double inner = Math.max(0, height - BAR);
        clip.setWidth(Math.max(0, width - BAR));
        clip.setHeight(inner);
        content.resizeRelocate(0, 0, Math.max(0, width - BAR), inner);
        vertical.resizeRelocate(width - BAR, 0, BAR, inner);
        horizontal.resizeRelocate(gutter(), height - BAR, Math.max(0, width - BAR - gutter()), BAR);
        double wide = Math.min(message.prefWidth(-1), width);
        message.resizeRelocate((width - wide) / 2, inner / 2 - 10, wide, 20);
        model.setHeight((int) Math.max(1, Math.floor(inner / LINE)));
        show();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    private double gutter() {
        int digits = Counts.grouped(model.pageProperty().get().to()).length();
        return Math.ceil((digits + 2) * CHARACTER) + PAD;
    }

    private void show() {
        updating = true;
        FileTextViewModel.Page page = model.pageProperty().get();
        message.setText(page.failure().isEmpty() ? "" : Messages.get("raw.failed", page.failure()));
        while (nodes.size() < page.lines().size()) {
            FileLineNode node = new FileLineNode();
            nodes.add(node);
            content.add(node);
        }
        double width = content.getWidth();
        double gutter = gutter();
        int columns = (int) Math.max(1, Math.ceil((width - gutter - PAD) / CHARACTER));
        int longest = page.lines().stream()
                .mapToInt(line -> line.text().length())
                .max()
                .orElse(0);
        horizontal.setMax(Math.max(0, longest - columns + 2));
        horizontal.setVisibleAmount(horizontal.getMax() * columns / Math.max(1, longest));
        horizontal.setUnitIncrement(4);
        horizontal.setBlockIncrement(columns * 0.8);
        horizontal.setVisible(longest > columns);
        int column = (int) Math.min(horizontal.getValue(), horizontal.getMax());
        for (int i = 0; i < nodes.size(); i++) {
            FileLineNode node = nodes.get(i);
            boolean used = i < page.lines().size();
            node.setVisible(used);
            if (used) {
                FileLine line = page.lines().get(i);
                node.resizeRelocate(0, i * LINE, width, LINE);
                node.show(line, column, columns, gutter, selection, mark(line), wanted);
                node.bookmark(bookmarks.apply(line.offset(), line.endOffset()).orElse(""));
            }
        }
        double length = Math.max(1, page.to() - page.from());
        long shown = page.lines().isEmpty() ? 0 : page.lines().getLast().endOffset() - page.top();
        vertical.setVisibleAmount(Math.min(1, shown / length));
        if (!vertical.isPressed()) {
            double top = (page.top() - page.from()) / Math.max(1, length - shown);
            vertical.setValue(shown >= length ? 0 : Math.min(1, top));
        }
        vertical.setVisible(shown < length);
        updating = false;
    }

    /// Holds the lines; they are placed by hand.
    private static final class Lines extends Region {
        void add(FileLineNode node) {
            getChildren().add(node);
        }
    }

    private FileLineNode.Mark mark(FileLine line) {
        if (focus >= line.offset() && focus < line.endOffset()) {
            return FileLineNode.Mark.FOCUS;
        }
        return line.endOffset() > bandFrom && line.offset() < bandTo ? FileLineNode.Mark.BAND : FileLineNode.Mark.NONE;
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            horizontal.setValue(Math.clamp(horizontal.getValue() - by / CHARACTER, 0, horizontal.getMax()));
        } else {
            wheel -= event.getDeltaY() / LINE * 1.4;
            int lines = (int) wheel;
            wheel -= lines;
            if (lines != 0) {
                model.scroll(lines);
            }
        }
        event.consume();
    }

    private void press(KeyEvent event) {
        int page = Math.max(1, model.height() - 2);
        switch (event.getCode()) {
            case UP -> model.scroll(-1);
            case DOWN -> model.scroll(1);
            case PAGE_UP -> model.scroll(-page);
            case PAGE_DOWN, SPACE -> model.scroll(page);
            case HOME -> model.scrollTo(0);
            case END -> model.scrollTo(1);
            case LEFT -> horizontal.decrement();
            case RIGHT -> horizontal.increment();
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                copy();
            }
            case A -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                selectAll();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void selectAll() {
        FileLines lines = model.lines();
        if (lines != null) {
            selection.start(new TextSelection.Place(lines.from(), 0));
            selection.extend(new TextSelection.Place(lines.to(), 0));
            show();
        }
    }

    private void startSelection(MouseEvent event) {
        requestFocus();
        TextSelection.Place place = place(event);
        if (place == null) {
            return;
        }
        if (event.isShiftDown()) {
            selection.extend(place);
        } else if (event.getClickCount() >= 2) {
            selection.start(new TextSelection.Place(place.line(), 0));
            selection.extend(new TextSelection.Place(place.line(), Integer.MAX_VALUE));
        } else {
            selection.start(place);
        }
        show();
    }

    private void extendSelection(MouseEvent event) {
        if (event.getY() < 0) {
            model.scroll(-1);
        } else if (event.getY() > content.getHeight()) {
            model.scroll(1);
        }
        TextSelection.Place place = place(event);
        if (place != null) {
            selection.extend(place);
            show();
        }
    }

    private TextSelection.@Nullable Place place(MouseEvent event) {
        List<FileLine> lines = model.pageProperty().get().lines();
        if (lines.isEmpty()) {
            return null;
        }
        int row = (int) Math.clamp(Math.floor(event.getY() / LINE), 0, lines.size() - 1);
        return new TextSelection.Place(lines.get(row).offset(), nodes.get(row).column(event.getX()));
    }
}
