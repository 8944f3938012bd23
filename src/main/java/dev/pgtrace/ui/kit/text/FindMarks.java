package dev.pgtrace.ui.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Marks behind the places in a line where the text looked for is. Small and capital letters are the same.
public final class FindMarks {
    private static final int MOST = 60;

    private final List<Region> marks = new ArrayList<>();
    private final ObservableList<Node> layer;
    private final double character;
    private String wanted = "";

    /// @param layer     children of the line; marks are put first, behind the others
    /// @param character width of a character
    public FindMarks(ObservableList<Node> layer, double character) {
        this.layer = layer;
        this.character = character;
    }

    /// @param text what to look for; empty marks nothing
    public void find(String text) {
        wanted = text.toLowerCase(Locale.ROOT);
    }

    /// Marks the places in a text that starts at `x`.
    public void show(String text, double x, double y, double height) {
        int used = 0;
        if (!wanted.isBlank()) {
            String lower = text.toLowerCase(Locale.ROOT);
            for (int at = lower.indexOf(wanted);
                    at >= 0 && used < MOST;
                    at = lower.indexOf(wanted, at + wanted.length())) {
                Region mark = mark(used++);
                mark.resizeRelocate(x + at * character, y, wanted.length() * character, height);
                mark.setVisible(true);
            }
        }
        for (int i = used; i < marks.size(); i++) {
            marks.get(i).setVisible(false);
        }
    }

    private Region mark(int number) {
        if (number == marks.size()) {
            Region mark = new Region();
            mark.getStyleClass().add("find-mark");
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            marks.add(mark);
            layer.addFirst(mark);
        }
        return marks.get(number);
    }
}
