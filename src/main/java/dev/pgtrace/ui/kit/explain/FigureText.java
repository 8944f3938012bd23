package dev.pgtrace.ui.kit.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/// A figure among others in one text.
///
/// @param shown the part of the text that ends with it
public record FigureText(String shown, Explanation explanation) {
    /// A label whose text has several figures, given in the order in which they stand there.
    public static void on(Label label, Supplier<List<FigureText>> figures) {
        Explain.picture(label, place -> at(label, place.getX(), figures.get()), () -> figures.get().stream()
                .map(FigureText::explanation)
                .toList());
    }

    /// The first that ends behind a place, the last where none does.
    private static Optional<Explanation> at(Label label, double x, List<FigureText> figures) {
        Optional<Explanation> found = Optional.empty();
        int end = 0;
        for (FigureText figure : figures) {
            int begin = label.getText().indexOf(figure.shown(), end);
            if (begin < 0) {
                continue;
            }
            end = begin + figure.shown().length();
            found = Optional.of(figure.explanation());
            if (label.getInsets().getLeft() + width(label, end) >= x) {
                return found;
            }
        }
        return found;
    }

    private static double width(Label label, int letters) {
        Text text = new Text(label.getText().substring(0, letters));
        text.setFont(label.getFont());
        return text.getLayoutBounds().getWidth();
    }
}
